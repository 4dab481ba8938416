package care.sij.access.reach;

import care.sij.access.Caller;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import care.sij.access.SmartScopes.Extent;
import care.sij.access.Visibilities;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Auditors see everything. Everyone else sees what belongs to a patient within its reach, and of what belongs to no
 * patient its own, what this service publishes, and whatever something visible refers or once referred to, directly or
 * through one such resource (a practitioner through its role). An archived message is its sender's alone. Of all that,
 * what others have stated is not there while a security label hides it that the partner's registration does not name,
 * or while the patient denies it to the partner; a clinician who broke the glass sees it all the same.
 */
@Component
class ReachVisibilities implements Visibilities {

    private static final String REACHED =
            "exists (select 1 from partner_reach pr where pr.partner = ? and pr.patient = s.patient)";

    private static final String WITHIN_REACH = "(case when v.type = 'Bundle' then v.owner = ?"
            + " when cardinality(v.patients) = 0 then v.owner = ? or v.origin = 'PROJECTED' or " + sharedWithinReach()
            + " else exists (select 1 from partner_reach pr where pr.partner = ? and pr.patient = any(v.patients)) end)";

    /** By its own label, or by that of the latest version that holds anything. */
    private static final String LABELLED =
            "exists (select 1 from resource_label l where l.type = v.type and l.id = v.id"
                    + " and l.code = any(?::text[]) and (l.version = v.version or not exists (select 1 from resource_version w"
                    + " where w.type = l.type and w.id = l.id and w.version > l.version and w.interaction <> 'DELETE')))";

    private final ScopeSelections selections;
    private final ConsentDenials denials;

    ReachVisibilities(ScopeSelections selections, ConsentDenials denials) {
        this.selections = selections;
        this.denials = denials;
    }

    @Override
    public Visibility visibilityOf(Caller caller) {
        if (caller.partner().role() == PartnerRole.AUDITOR) {
            return Visibility.EVERYTHING;
        }
        Visibility.Condition condition = condition(caller);
        return () -> condition;
    }

    private Visibility.Condition condition(Caller caller) {
        String id = caller.id();
        StringBuilder sql = new StringBuilder(WITHIN_REACH);
        List<Object> parameters = new ArrayList<>(List.of(id, id, id, id, id));
        hidden(caller).forEach(hidden -> {
            sql.append(" and (v.owner = ? or not ").append(hidden.sql()).append(")");
            parameters.add(id);
            parameters.addAll(hidden.parameters());
        });
        return new Visibility.Condition(sql.toString(), List.copyOf(parameters));
    }

    /** What hides a row from the caller, unless its partner itself has stated it first; nothing behind broken glass. */
    private List<Visibility.Condition> hidden(Caller caller) {
        if (caller.glass().isPresent()) {
            return List.of();
        }
        Partner partner = caller.partner();
        List<Visibility.Condition> hidden = new ArrayList<>();
        String[] labels = Terms.HIDING.stream()
                .filter(label -> !partner.terms().sensitive().contains(label))
                .toArray(String[]::new);
        if (labels.length > 0) {
            hidden.add(new Visibility.Condition(LABELLED, List.of((Object) labels)));
        }
        if (ConsentDenials.concerned(partner)) {
            hidden.add(denials.denied(partner));
        }
        return hidden;
    }

    @Override
    public Visibility visibilityOf(Caller caller, SmartInteraction interaction, String resourceType) {
        Visibility seen = visibilityOf(caller);
        SmartScopes scopes = caller.scopes();
        if (resourceType.equals(SmartScope.ANY_TYPE)) {
            return scopes.extent(interaction, SmartScope.ANY_TYPE) instanceof Extent.Whole
                    ? seen
                    : selections.of(seen, scopes.allowing(interaction));
        }
        Extent extent = scopes.extent(interaction, resourceType);
        if (extent instanceof Extent.Whole) {
            return seen;
        }
        return extent instanceof Extent.Narrowed narrowed
                ? selections.of(seen, resourceType, narrowed)
                : selections.of(seen, List.of());
    }

    /** What the record keeps of whom each patientless resource was shared with, see the tables of migration 26. */
    private static String sharedWithinReach() {
        return "exists (select 1 from shared_with s where s.type = v.type and s.id = v.id and " + REACHED + ")"
                + " or exists (select 1 from shared_through t join shared_with s on s.type = t.through_type"
                + " and s.id = t.through_id where t.type = v.type and t.id = v.id and " + REACHED + ")";
    }
}

package care.sij.access.reach;

import care.sij.access.Caller;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import care.sij.access.SmartScopes.Extent;
import care.sij.access.Visibilities;
import care.sij.partner.PartnerRole;
import care.sij.record.Visibility;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Auditors see everything. Everyone else sees what belongs to a patient within its reach, and of what belongs to no
 * patient its own, what this service publishes, and whatever something visible refers or once referred to, directly or
 * through one such resource (a practitioner through its role). An archived message is its sender's alone.
 */
@Component
class ReachVisibilities implements Visibilities {

    private static final String REACHED =
            "exists (select 1 from partner_reach pr where pr.partner = ? and pr.patient = s.patient)";

    private static final String WITHIN_REACH = "(case when v.type = 'Bundle' then v.owner = ?"
            + " when cardinality(v.patients) = 0 then v.owner = ? or v.origin = 'PROJECTED' or " + sharedWithinReach()
            + " else exists (select 1 from partner_reach pr where pr.partner = ? and pr.patient = any(v.patients)) end)";

    private final ScopeSelections selections;

    ReachVisibilities(ScopeSelections selections) {
        this.selections = selections;
    }

    @Override
    public Visibility visibilityOf(Caller caller) {
        if (caller.partner().role() == PartnerRole.AUDITOR) {
            return Visibility.EVERYTHING;
        }
        String id = caller.id();
        Visibility.Condition condition = new Visibility.Condition(WITHIN_REACH, List.of(id, id, id, id, id));
        return () -> condition;
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

package care.sij.access.reach;

import care.sij.access.Caller;
import care.sij.access.Visibilities;
import care.sij.partner.PartnerRole;
import care.sij.record.Visibility;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Auditors see everything. Everyone else sees what belongs to a patient within its reach, and of what belongs to no
 * patient its own, what this service publishes, and whatever something visible refers to, directly or through one such
 * resource (a practitioner through its role). An archived message is its sender's alone.
 */
@Component
class ReachVisibilities implements Visibilities {

    private static final String WITHIN_REACH = "(case when v.type = 'Bundle' then v.owner = ?"
            + " when cardinality(v.patients) = 0 then v.owner = ? or v.origin = 'PROJECTED' or " + referredTo()
            + " else " + ofReachedPatient("v") + " end)";

    @Override
    public Visibility visibilityOf(Caller caller) {
        if (caller.partner().role() == PartnerRole.AUDITOR) {
            return Visibility.EVERYTHING;
        }
        String id = caller.id();
        Visibility.Condition condition = new Visibility.Condition(WITHIN_REACH, List.of(id, id, id, id, id));
        return () -> condition;
    }

    private static String ofReachedPatient(String row) {
        return "exists (select 1 from partner_reach pr where pr.partner = ? and pr.patient = any(%s.patients))"
                .formatted(row);
    }

    private static String referredTo() {
        return "exists (select 1 from resource_current r where r.terms && " + termsReferringTo("v")
                + " and not r.deleted and (" + ofReachedPatient("r") + " or (cardinality(r.patients) = 0"
                + " and exists (select 1 from resource_current r2 where r2.terms && " + termsReferringTo("r")
                + " and not r2.deleted and " + ofReachedPatient("r2") + "))))";
    }

    /** The record's index holds each reference of a resource as {@code ReferringType.@=Type/id}. */
    private static String termsReferringTo(String row) {
        return "array(select t || '.@=' || %1$s.type || '/' || %1$s.id from unnest('{%2$s}'::text[]) t)"
                .formatted(row, String.join(",", ReferringTypes.NAMES));
    }
}

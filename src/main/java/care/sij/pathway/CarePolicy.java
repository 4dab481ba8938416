package care.sij.pathway;

import java.util.List;
import java.util.Optional;

/**
 * A payer's, a trial's or the clinic's rules, as data.
 *
 * @param id the id of its PlanDefinition
 * @param source citation of what the rules were read from
 * @param effective the effective period as far as it is known; nothing is decided by it
 * @param payer the payer's code, for a payer's policy
 * @param scope what it decides about
 * @param coverage whether the payer covers it at all
 * @param caps sessions over these are flagged
 * @param notes what the policy asks beside its criteria, for a person to look at
 * @param schedule follow-up visits; only the clinic's protocol has them
 */
public record CarePolicy(
        String id,
        String version,
        String title,
        String source,
        Optional<String> effective,
        TrustMark mark,
        PolicyRole role,
        Optional<String> payer,
        PolicyScope scope,
        Coverage coverage,
        List<Criterion> criteria,
        List<SessionCap> caps,
        List<String> notes,
        List<FollowUpSlot> schedule) {

    /** Whether what the policy is about is covered at all. */
    public enum Coverage {
        COVERED,
        NOT_COVERED
    }

    /** Copies the lists. */
    public CarePolicy {
        criteria = List.copyOf(criteria);
        caps = List.copyOf(caps);
        notes = List.copyOf(notes);
        schedule = List.copyOf(schedule);
    }

    /** The canonical's last part, {@code <id>|<version>}. */
    public String versionedId() {
        return id + "|" + version;
    }
}

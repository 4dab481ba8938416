package care.sij.console.worklist;

import care.sij.clinical.Coded;
import java.util.Optional;

/** Why a clinic declines a referral (code system {@code sij-decline-reason}). */
enum DeclineReason implements Coded {
    NOT_SI_JOINT("not-si-joint", "The pain is not of the sacroiliac joint"),
    CONSERVATIVE_CARE_FIRST("conservative-care-first", "Conservative care comes first"),
    INFORMATION_MISSING("information-missing", "Information is missing"),
    NOT_COVERED("not-covered", "The payer does not cover it here"),
    NO_CAPACITY("no-capacity", "No capacity in time"),
    PATIENT_DECLINED("patient-declined", "The patient does not want it"),
    PATIENT_NOT_REACHED("patient-not-reached", "The patient cannot be reached"),
    OTHER("other", "Another reason");

    private final String code;
    private final String title;

    DeclineReason(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    /** In words. */
    public String title() {
        return title;
    }

    static Optional<DeclineReason> of(String code) {
        return Coded.find(values(), code);
    }
}

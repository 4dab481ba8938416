package care.sij.exchange.facts;

import care.sij.fhir.SijUris;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;

/** The business status of a referral's Task, among codings of others. */
public final class BusinessStatus {

    private static final String SYSTEM = SijUris.codeSystem("sij-business-status");

    private BusinessStatus() {}

    /** Its code in our system, else the first that is told; empty text when there is none. */
    public static String of(Task task) {
        return task.getBusinessStatus().getCoding().stream()
                .filter(coding -> SYSTEM.equals(coding.getSystem()))
                .findFirst()
                .or(() -> task.getBusinessStatus().getCoding().stream().findFirst())
                .map(Coding::getCode)
                .orElse("");
    }
}

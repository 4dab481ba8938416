package care.sij.exchange.facts;

import care.sij.fhir.SijUris;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;

/** The business status of a referral's Task, among codings of others. */
public final class BusinessStatus {

    private static final String SYSTEM = SijUris.codeSystem("sij-business-status");

    private BusinessStatus() {}

    /** Its code in our system, else the first that is told; empty text when there is none. */
    public static String of(Task task) {
        return all(task).stream().findFirst().orElse("");
    }

    /** Its code in our system, and no other; without one, the codes of other systems as they are told. */
    public static List<String> all(Task task) {
        List<Coding> told = task.getBusinessStatus().getCoding().stream()
                .filter(coding -> coding.getCode() != null)
                .toList();
        return told.stream()
                .filter(coding -> SYSTEM.equals(coding.getSystem()))
                .findFirst()
                .map(List::of)
                .orElse(told)
                .stream()
                .map(Coding::getCode)
                .toList();
    }
}

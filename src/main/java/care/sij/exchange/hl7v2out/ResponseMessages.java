package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.v251.message.RRI_I12;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** RRI^I12, I13 and I14: what the clinic answers to a referral, and RRI^I15: where it stands. */
final class ResponseMessages {

    private final Writing writing;

    ResponseMessages(Writing writing) {
        this.writing = writing;
    }

    /** The answer that the referral's Task is: I12 for one that decides, I13 for one told later. */
    void response() {
        writing.letter().referral().ifPresent(task -> add(decides(task) ? "I12" : "I13", task));
    }

    void add(String event, Task task) {
        String type = "RRI^" + event;
        if (writing.takes(type)) {
            writing.letter().says(task);
            RRI_I12 message = new RRI_I12();
            writing.head(message.getMSH(), type, "RRI_I12");
            fill(message, task, writing.letter().patient());
            writing.add(type, message);
        }
    }

    /** Everything behind the header. */
    void fill(RRI_I12 message, Task task, Patient patient) {
        CommonSegments segments = new CommonSegments(writing);
        segments.referral(
                message.getRF1(),
                status(task),
                task,
                Optional.of(task.getStatusReason()).filter(reason -> !reason.isEmpty()));
        segments.provider(message.getPROVIDER_CONTACT(0).getPRD(), "RP", task.getRequester());
        segments.provider(message.getPROVIDER_CONTACT(1).getPRD(), "RT", task.getOwner());
        segments.person(message.getPID(), patient);
        List<String> notes = notes(task);
        for (int index = 0; index < notes.size(); index++) {
            CommonSegments.note(message.getNTE(index), index + 1, notes.get(index));
        }
    }

    private static boolean decides(Task task) {
        return switch (state(task)) {
            case ACCEPTED, REJECTED, RECEIVED, REQUESTED, CANCELLED, FAILED -> true;
            default -> false;
        };
    }

    private static TaskStatus state(Task task) {
        return Optional.ofNullable(task.getStatus()).orElse(TaskStatus.NULL);
    }

    /** Table 0283: accepted, pending, rejected, expired. */
    private static String status(Task task) {
        return switch (state(task)) {
            case REJECTED -> "R";
            case REQUESTED, RECEIVED, DRAFT -> "P";
            case CANCELLED, FAILED, ENTEREDINERROR -> "E";
            default -> "A";
        };
    }

    /** What RF1 has no room for: where the referral stands, and the reason in words. */
    private static List<String> notes(Task task) {
        String business = task.getBusinessStatus().getCoding().stream()
                .findFirst()
                .map(Coding::getCode)
                .orElse("");
        String status =
                Optional.ofNullable(task.getStatus()).map(TaskStatus::toCode).orElse("");
        String stands =
                Stream.of(status, business).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        Stream<String> reason = Optional.of(task.getStatusReason()).map(CodeableConcept::getText).stream();
        Stream<String> said = Told.texts(task.getNote()).stream();
        return Stream.of(Stream.of("Status: " + stands), reason, said)
                .flatMap(each -> each)
                .distinct()
                .toList();
    }
}

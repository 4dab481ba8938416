package care.sij.exchange.hl7v2out;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What a letter says as v2 messages, in the order in which they are sent, and what they cannot say. The same letter
 * says the same each time.
 */
record LetterMessages(List<V2Out> messages, List<Loss> losses) {

    private static final List<String> CONSULT_NOTE = List.of("11488-4", "Consult note", "LN");
    private static final List<String> PROCEDURE_NOTE = List.of("28570-0", "Procedure note", "LN");
    private static final List<String> OPERATION_NOTE = List.of("11504-8", "Surgical operation note", "LN");
    private static final List<String> FOLLOW_UP = List.of("11506-3", "Progress note", "LN");

    /** What is lost: a resource by type and id, and why. */
    record Loss(String part, Reason reason) {

        enum Reason {
            /** No message of the event has a place for it. */
            NO_PLACE,
            /** One of its codes is not in the table of the field that it would stand in. */
            NOT_IN_TABLE,
            /** The partner's character set does not have some of its characters. */
            NOT_IN_CHARSET
        }
    }

    LetterMessages {
        messages = List.copyOf(messages);
        losses = List.copyOf(losses);
    }

    static LetterMessages of(Writing writing) {
        write(writing);
        List<Loss> losses = new ArrayList<>(writing.losses());
        for (Resource unsaid : writing.letter().unsaid()) {
            losses.add(new Loss(Letter.referenceOf(unsaid), Loss.Reason.NO_PLACE));
        }
        if (writing.isUnencodable()) {
            losses.add(new Loss("MessageHeader/" + writing.letter().messageId(), Loss.Reason.NOT_IN_CHARSET));
        }
        return new LetterMessages(writing.written(), losses);
    }

    private static void write(Writing writing) {
        switch (writing.letter().event()) {
            case "sij-referral-request" -> new ReferralMessages(writing).tell("I12");
            case "sij-referral-update" -> new ReferralMessages(writing).tell("I13");
            case "sij-referral-cancel" -> new ReferralMessages(writing).cancel();
            case "sij-referral-response" -> new ResponseMessages(writing).response();
            case "sij-cancel-confirm" -> respond(writing, "I14");
            case "sij-appointment-notice" -> new AppointmentMessages(writing).addAll();
            case "sij-injection-outcome" -> report(writing, PROCEDURE_NOTE);
            case "sij-postop-followup" -> {
                writing.letter().all(Task.class).forEach(writing.letter()::says);
                report(writing, FOLLOW_UP);
            }
            case "sij-consult-note" -> {
                new ResultMessages(writing, CONSULT_NOTE).addAll();
                new DocumentMessages(writing, CONSULT_NOTE).addWith(List.of());
            }
            case "sij-surgery-report" -> {
                new DocumentMessages(writing, OPERATION_NOTE)
                        .addWith(writing.letter().all(Procedure.class));
                new ResultMessages(writing, OPERATION_NOTE).addAll();
            }
            case "sij-referral-outcome" -> {
                respond(writing, "I12");
                new DocumentMessages(writing, CONSULT_NOTE).addWith(List.of());
            }
            case "sij-patient-link" -> new PatientMessages(writing).add();
            default -> {}
        }
    }

    private static void respond(Writing writing, String event) {
        writing.letter().referral().ifPresent(task -> new ResponseMessages(writing).add(event, task));
    }

    private static void report(Writing writing, List<String> kind) {
        new ResultMessages(writing, kind).addAll();
        new DocumentMessages(writing, kind).addAll();
    }
}

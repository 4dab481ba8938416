package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.v251.message.REF_I12;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;

/** REF^I12 and I13: a referral with what was told for it; REF^I14: the request to cancel it. */
final class ReferralMessages {

    /** Behind MSH, SFT and RF1: what is said of the referral itself, as the way in reads it. */
    private static final int AFTER_REFERRAL = 3;

    private static final String PENDING = "P";

    private final Writing writing;
    private final CommonSegments segments;

    ReferralMessages(Writing writing) {
        this.writing = writing;
        this.segments = new CommonSegments(writing);
    }

    /** The referral told whole, new (I12) or anew (I13). */
    void tell(String event) {
        writing.letter()
                .referral()
                .filter(task -> writing.takes("REF^" + event))
                .ifPresent(task -> tell(event, task));
    }

    private void tell(String event, Task task) {
        REF_I12 message = begun(event, task, Optional.empty());
        requested(task).ifPresent(request -> request(message, task, request));
        new ReferralFacts(writing, task).write(message);
        writing.add("REF^" + event, message);
    }

    /** The request that the Task is to fulfil: the one that its focus names, else the one with the placer's number. */
    private Optional<ServiceRequest> requested(Task task) {
        List<ServiceRequest> all = writing.letter().all(ServiceRequest.class);
        Optional<Resource> focus = writing.letter().resolved(task.getFocus());
        return focus.isPresent()
                ? all.stream().filter(request -> request == focus.get()).findFirst()
                : all.stream()
                        .filter(this::hasPlacersNumber)
                        .findFirst()
                        .or(() ->
                                all.stream().filter(request -> all.size() == 1).findFirst());
    }

    private boolean hasPlacersNumber(ServiceRequest request) {
        return writing.letter()
                .placer()
                .filter(placer -> request.getIdentifier().stream()
                        .anyMatch(number -> Objects.equals(number.getSystem(), placer.getSystem())
                                && Objects.equals(number.getValue(), placer.getValue())))
                .isPresent();
    }

    /** The placer asks for it to be cancelled. */
    void cancel() {
        writing.letter().referral().filter(task -> writing.takes("REF^I14")).ifPresent(task -> {
            List<Task> told = writing.letter().all(Task.class);
            told.forEach(writing.letter()::says);
            Optional<CodeableConcept> reason = Stream.concat(told.stream(), Stream.of(task))
                    .map(Task::getStatusReason)
                    .filter(why -> !why.isEmpty())
                    .findFirst();
            writing.add("REF^I14", begun("I14", task, reason));
        });
    }

    private REF_I12 begun(String event, Task task, Optional<CodeableConcept> reason) {
        writing.letter().says(task);
        REF_I12 message = new REF_I12();
        writing.head(message.getMSH(), "REF^" + event, "REF_I12");
        segments.referral(message.getRF1(), PENDING, task, reason);
        segments.provider(message.getPROVIDER_CONTACT(0).getPRD(), "RP", task.getRequester());
        segments.provider(message.getPROVIDER_CONTACT(1).getPRD(), "RT", task.getOwner());
        segments.person(message.getPID(), writing.letter().patient());
        return message;
    }

    private void request(REF_I12 message, Task task, ServiceRequest request) {
        writing.letter().says(request);
        Fields rf1 = Fields.of(message.getRF1());
        coded(rf1, 3, request.getCategory().stream().limit(1));
        coded(rf1, 5, request.getCategory().stream().skip(1).limit(1));
        coded(rf1, 4, dispositions(task));
        coded(rf1, 10, request.getReasonCode().stream());
        if (request.hasAuthoredOn()) {
            rf1.set(7, Times.of(request.getAuthoredOnElement()));
        }
        if (request.getOccurrence() instanceof Period period) {
            rf1.set(8, Times.of(period.getEndElement()));
        }
        List<String> notes = Told.texts(request.getNote());
        for (int index = 0; index < notes.size(); index++) {
            CommonSegments.note(note(message, index), index + 1, notes.get(index));
        }
    }

    private static Stream<CodeableConcept> dispositions(Task task) {
        return task.getInput().stream()
                .map(ParameterComponent::getValue)
                .filter(CodeableConcept.class::isInstance)
                .map(CodeableConcept.class::cast);
    }

    private void coded(Fields fields, int field, Stream<CodeableConcept> concepts) {
        List<CodeableConcept> all = concepts.toList();
        for (int repetition = 0; repetition < all.size(); repetition++) {
            fields.parts(field, repetition, writing.names().coded(all.get(repetition)));
        }
    }

    /** The structure has notes at its end only, where they would be read as the last result's. */
    private static Segment note(REF_I12 message, int index) {
        try {
            if (index == 0) {
                message.addNonstandardSegment("NTE", AFTER_REFERRAL);
            }
            return (Segment) message.get(message.getNames()[AFTER_REFERRAL], index);
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("NTE is a segment of every version", impossible);
        }
    }
}

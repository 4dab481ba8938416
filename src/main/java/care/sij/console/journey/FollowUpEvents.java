package care.sij.console.journey;

import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.console.journey.Event.Lane;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The windows after a joint's fusion: open, done or missed. */
final class FollowUpEvents {

    private static final String VISIT = "follow-up-";

    private FollowUpEvents() {}

    static List<Event> of(PatientRecord record, JointSide side) {
        return record.derived(Task.class).stream()
                .flatMap(task -> PlanPart.of(task.getIdentifier()).stream()
                        .filter(part -> part.side() == side && part.key().startsWith(VISIT))
                        .map(part -> event(record, part, task)))
                .sorted((one, other) -> one.when().compareTo(other.when()))
                .toList();
    }

    private static Event event(PatientRecord record, PlanPart part, Task task) {
        Period window = task.getRestriction().getPeriod();
        String visit = part.key().substring(VISIT.length()).replace('-', ' ');
        return new Event(
                part.side(),
                Lane.FOLLOW_UP,
                day(window.getStartElement()),
                day(window.getEndElement()),
                words(window.getStartElement()) + " to " + words(window.getEndElement()),
                visit + " " + state(task),
                (task.hasDescription() ? task.getDescription() : visit) + ": " + state(task),
                Stream.concat(
                                Stream.of("Task/" + task.getIdElement().getIdPart()),
                                task.getOutput().stream()
                                        .map(output -> output.getValue())
                                        .filter(Reference.class::isInstance)
                                        .map(value -> ((Reference) value).getReference()))
                        .flatMap(reference -> record.source(new FactRef(reference), "").stream())
                        .toList());
    }

    private static String state(Task task) {
        return switch (task.getStatus()) {
            case COMPLETED -> "done";
            case FAILED -> "missed";
            default -> "open";
        };
    }

    private static String words(DateTimeType date) {
        return day(date).map(LocalDate::toString).orElse(Plain.NOT_RECORDED);
    }

    private static Optional<LocalDate> day(DateTimeType date) {
        try {
            return Optional.ofNullable(date.getValueAsString()).map(LocalDate::parse);
        } catch (DateTimeParseException lessThanADay) {
            return Optional.empty();
        }
    }
}

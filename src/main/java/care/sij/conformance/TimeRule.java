package care.sij.conformance;

import care.sij.fhir.TimeSpan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/**
 * What is told has happened: nothing is dated in the future. A sender's clock may run five minutes ahead, and a date
 * without a time may already have begun further east.
 */
final class TimeRule implements MessageRule {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final Duration EASTERNMOST_OFFSET = Duration.ofHours(14);

    /** Elements that tell when something was, in whatever resource has them. */
    private static final List<String> PAST = List.of(
            "effective",
            "performed",
            "issued",
            "onset",
            "recordedDate",
            "authoredOn",
            "lastModified",
            "recorded",
            "birthDate");

    private final Clock clock;

    TimeRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Stream<Finding> findings(Message message) {
        Instant now = clock.instant();
        return message.parts().stream().flatMap(part -> findings(part, now));
    }

    private static Stream<Finding> findings(MessagePart part, Instant now) {
        return Stream.concat(PAST.stream(), Stream.of("date").filter(name -> part.is(Profile.ADVERSE_EVENT)))
                .filter(name -> !(isPlanned(part) && name.equals("performed")))
                .filter(name -> values(part, name).anyMatch(value -> isLater(value, now)))
                .map(name -> Finding.error(
                        "not-in-the-future",
                        part.location(name),
                        "This is dated in the future, but a message tells what has happened. Correct the date, or send it"
                                + " once it has happened."));
    }

    /** An operation may be planned; its time lies ahead then. */
    private static boolean isPlanned(MessagePart part) {
        return part.resource() instanceof Procedure procedure && procedure.getStatus() == ProcedureStatus.PREPARATION;
    }

    private static Stream<Base> values(MessagePart part, String name) {
        return Optional.ofNullable(part.resource().getProperty(name.hashCode(), name, false)).stream()
                .flatMap(Stream::of);
    }

    private static boolean isLater(Base value, Instant now) {
        if (value instanceof Period period) {
            return isLater(period.getStartElement(), now) || isLater(period.getEndElement(), now);
        }
        if (!(value instanceof BaseDateTimeType time) || !time.hasValue()) {
            return false;
        }
        String text = time.getValueAsString();
        Duration tolerance = text.indexOf('T') < 0 ? EASTERNMOST_OFFSET : CLOCK_TOLERANCE;
        return TimeSpan.parse(text)
                .map(span -> span.low().isAfter(now.plus(tolerance)))
                .orElse(false);
    }
}

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
 * What is told has happened in somebody's lifetime: nothing is dated in the future, nothing before 1900 (systems write
 * 0001-01-01 for a date they do not have). A sender's clock may run five minutes ahead, and a date without a time may
 * already have begun further east.
 */
final class TimeRule implements MessageRule {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
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
        List<String> past = Stream.concat(
                        PAST.stream(), Stream.of("date").filter(name -> part.is(Profile.ADVERSE_EVENT)))
                .toList();
        Stream<Finding> early = past.stream()
                .filter(name -> values(part, name).anyMatch(TimeRule::isEarlierThanAnybody))
                .map(name -> Finding.error(
                        "not-before-1900",
                        part.location(name),
                        "This is dated before 1900. Send the date, or leave the element out when it is not known."));
        Stream<Finding> late = past.stream()
                .filter(name -> !(isPlanned(part) && name.equals("performed")))
                .filter(name -> values(part, name).anyMatch(value -> isLater(value, now)))
                .map(name -> Finding.error(
                        "not-in-the-future",
                        part.location(name),
                        "This is dated in the future, but a message tells what has happened. Correct the date, or send it"
                                + " once it has happened."));
        return Stream.concat(early, late);
    }

    /** An operation may be planned; its time lies ahead then. */
    private static boolean isPlanned(MessagePart part) {
        return part.resource() instanceof Procedure procedure && procedure.getStatus() == ProcedureStatus.PREPARATION;
    }

    private static Stream<Base> values(MessagePart part, String name) {
        return Optional.ofNullable(part.resource().getProperty(name.hashCode(), name, false)).stream()
                .flatMap(Stream::of);
    }

    private static boolean isEarlierThanAnybody(Base value) {
        return times(value).anyMatch(span -> span.low().isBefore(EARLIEST));
    }

    private static boolean isLater(Base value, Instant now) {
        if (value instanceof Period period) {
            return isLater(period.getStartElement(), now) || isLater(period.getEndElement(), now);
        }
        boolean day =
                value.isPrimitive() && String.valueOf(value.primitiveValue()).indexOf('T') < 0;
        Duration tolerance = day ? EASTERNMOST_OFFSET : CLOCK_TOLERANCE;
        return times(value).anyMatch(span -> span.low().isAfter(now.plus(tolerance)));
    }

    private static Stream<TimeSpan> times(Base value) {
        if (value instanceof Period period) {
            return Stream.concat(times(period.getStartElement()), times(period.getEndElement()));
        }
        return value instanceof BaseDateTimeType time && time.hasValue()
                ? TimeSpan.parse(time.getValueAsString()).stream()
                : Stream.empty();
    }
}

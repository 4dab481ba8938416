package care.sij.audit;

import care.sij.fhir.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * When what a resource tells happened, as it says it itself: a moment, or a period, in the precision that it has (R4
 * datatypes.html#Period).
 *
 * @param text as it is written; of a period its start, or its end when it says no start
 * @param began the instants at one of which it began, from {@link TimeSpan#BEGINNING} for a period that says no start
 * @param ended those at one of which it ended, the same for a moment; {@link TimeSpan#END} for a period that goes on
 */
public record EffectiveTime(String text, TimeSpan began, TimeSpan ended) {

    /** Whether it happened in a span, in part at least. */
    public enum Overlap {
        /** Whatever its dates mean. */
        SURE,
        /** It may have: its dates are wider than the span, or lie across its edge. */
        POSSIBLE,
        NONE
    }

    /** Appointments and Slots are periods themselves. */
    private static final String ITSELF = "";

    private static final TimeSpan NO_END = new TimeSpan(TimeSpan.END, TimeSpan.END);

    private static final List<String> ELEMENTS = List.of(
            "/effectiveDateTime",
            "/effectivePeriod",
            "/effectiveInstant",
            "/performedDateTime",
            "/performedPeriod",
            "/occurrenceDateTime",
            "/occurrencePeriod",
            "/onsetDateTime",
            "/onsetPeriod",
            "/context/period",
            ITSELF,
            "/startDate",
            "/executionPeriod",
            "/period",
            "/authored",
            "/authoredOn",
            "/sent",
            "/date");

    /** When it was written down, which stands for when it happened where nothing else does. */
    private static final List<String> WRITTEN = List.of("/recordedDate", "/issued");

    /** Nothing when it says no time, or none that can be read; its days are those of UTC. */
    public static Optional<EffectiveTime> of(JsonNode resource) {
        return stated(resource, ZoneOffset.UTC).or(() -> first(WRITTEN, resource, ZoneOffset.UTC));
    }

    /** Only what it states itself of when it happened, and not when it was written down; its days are of this zone. */
    public static Optional<EffectiveTime> stated(JsonNode resource, ZoneId zone) {
        return first(ELEMENTS, resource, zone);
    }

    private static Optional<EffectiveTime> first(List<String> elements, JsonNode resource, ZoneId zone) {
        return elements.stream()
                .map(resource::at)
                .flatMap(element -> read(element, zone).stream())
                .findFirst();
    }

    private static Optional<EffectiveTime> read(JsonNode element, ZoneId zone) {
        if (element.isString()) {
            return span(element, zone).map(moment -> new EffectiveTime(element.asString(), moment, moment));
        }
        JsonNode start = element.path("start");
        Optional<TimeSpan> end = span(element.path("end"), zone);
        return span(start, zone)
                .map(began -> new EffectiveTime(start.asString(), began, end.orElse(NO_END)))
                .or(() -> end.map(ended -> new EffectiveTime(
                        element.path("end").asString(), new TimeSpan(TimeSpan.BEGINNING, ended.high()), ended)));
    }

    private static Optional<TimeSpan> span(JsonNode date, ZoneId zone) {
        return Optional.of(date).filter(JsonNode::isString).flatMap(one -> TimeSpan.parse(one.asString(), zone));
    }

    /** Where it stands in the order of time: the first instant that its {@link #text} may mean. */
    public Instant earliest() {
        return began.low().equals(TimeSpan.BEGINNING) && !ended.equals(NO_END) ? ended.low() : began.low();
    }

    /** Whether it may have begun by then. */
    boolean mayHaveBegun(Instant by) {
        return !began.low().isAfter(by);
    }

    /** Whether it happened in the span from the first instant up to the other, which is after it. */
    public Overlap overlap(Instant from, Instant to) {
        if (!began.low().isBefore(to) || !ended.high().isAfter(from)) {
            return Overlap.NONE;
        }
        return began.high().isAfter(to) || ended.low().isBefore(from) ? Overlap.POSSIBLE : Overlap.SURE;
    }
}

package care.sij.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which versions a history lists (FHIR R4 http.html#history).
 *
 * @param type only of this resource type
 * @param id only of the resource with this id, then {@code type} is present
 * @param since only versions of this instant or later
 * @param at only versions that were current at some time of this period
 * @param listed only of these resources
 * @param count most versions on a page, at least 1
 */
public record HistoryQuery(
        Optional<String> type,
        Optional<String> id,
        Optional<Instant> since,
        Optional<Period> at,
        Optional<List<ResourceKey>> listed,
        int count) {

    /** A closed-open period. */
    public record Period(Instant low, Instant high) {}

    public HistoryQuery {
        if (count < 1) {
            throw new IllegalArgumentException("a page has at least one version");
        }
        if (id.isPresent() && type.isEmpty()) {
            throw new IllegalArgumentException("an id without a type");
        }
    }

    public static HistoryQuery of(ResourceKey key, int count) {
        return new HistoryQuery(
                Optional.of(key.type()),
                Optional.of(key.id()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                count);
    }

    public static HistoryQuery ofType(String type, int count) {
        return new HistoryQuery(
                Optional.of(type), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), count);
    }

    public static HistoryQuery ofAll(int count) {
        return new HistoryQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), count);
    }

    public HistoryQuery since(Instant instant) {
        return new HistoryQuery(type, id, Optional.of(instant), at, listed, count);
    }

    public HistoryQuery during(Period period) {
        return new HistoryQuery(type, id, since, Optional.of(period), listed, count);
    }

    public HistoryQuery within(List<ResourceKey> resources) {
        return new HistoryQuery(type, id, since, at, Optional.of(List.copyOf(resources)), count);
    }
}

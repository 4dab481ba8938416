package care.sij.api.rest;

import care.sij.fhir.SearchTerms;
import care.sij.record.Neighbours.Link;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a search returns beside its matches because they refer to it, or it to them (R4 search.html#include).
 *
 * @param type of what refers; {@code *} for any
 * @param parameter the search parameter by which it does; {@code *} for any
 * @param target the one type that is meant of those it may refer to
 */
record Include(Direction direction, Repeat repeat, String type, String parameter, Optional<String> target) {

    /** Any type, or any parameter. */
    static final String ANY = "*";

    /** Which end the matches are. */
    enum Direction {
        /** The matches refer. */
        FORWARD,
        /** The matches are referred to. */
        REVERSE
    }

    /** Whether what is included is asked again. */
    enum Repeat {
        ONCE,
        ITERATE
    }

    boolean iterates() {
        return repeat == Repeat.ITERATE;
    }

    /** The links to follow from or to resources of these types. */
    Stream<Link> links(Collection<String> types) {
        String by = parameter.equals(ANY) ? SearchTerms.ANY_REFERENCE : parameter;
        return type.equals(ANY) ? types.stream().map(any -> new Link(any, by)) : Stream.of(new Link(type, by));
    }
}

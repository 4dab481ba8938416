package care.sij.partner;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The partners as they were last read.
 *
 * @param newest by which it is seen whether there is more
 * @param latest the version of each partner in the database that counts
 * @param standings each partner that can be read, by its id
 */
record KnownPartners(long newest, Map<String, RegisteredVersion> latest, Map<String, Standing> standings) {

    static final KnownPartners NOTHING = new KnownPartners(-1, Map.of(), Map.of());

    /** What a registration makes of its partner. */
    enum State {
        WORKING,
        ELSEWHERE,
        WITHDRAWN
    }

    /** A partner, and whether its registration holds here. */
    record Standing(Partner partner, State state) {}

    KnownPartners {
        latest = Map.copyOf(latest);
        standings = Map.copyOf(standings);
    }

    Optional<Standing> standing(String partner) {
        return Optional.ofNullable(standings.get(partner));
    }

    /** Those in one of these states, ordered by id. */
    List<Partner> in(State... states) {
        return standings.values().stream()
                .filter(standing -> List.of(states).contains(standing.state()))
                .map(Standing::partner)
                .sorted(Comparator.comparing(Partner::id))
                .toList();
    }
}

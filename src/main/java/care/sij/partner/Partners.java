package care.sij.partner;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everyone we exchange with. */
public interface Partners {

    /** The partner with this OAuth 2 client id. */
    Optional<Partner> byId(String id);

    /** All partners that can work in this process, ordered by id. */
    List<Partner> all();

    /** All partners with a registration in force, also those that only other processes can work for; ordered by id. */
    default List<Partner> registered() {
        return all();
    }

    /** Those whose registration ended, as it was last; they may come back. */
    default List<Partner> withdrawn() {
        return List.of();
    }

    /** Everybody as each registration has it or had it, as far as is known here: several of one id where it changed. */
    default List<Partner> ever() {
        return Stream.concat(registered().stream(), withdrawn().stream()).toList();
    }

    /** Whether a partner other than this one is registered for the identifier system. */
    default boolean ownedByAnother(String system, Partner than) {
        return registered().stream().anyMatch(partner -> !partner.id().equals(than.id()) && partner.mayAssert(system));
    }
}

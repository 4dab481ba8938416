package care.sij.partner;

import java.util.List;
import java.util.Optional;

/** Everyone we exchange with. */
public interface Partners {

    /** The partner with this OAuth 2 client id. */
    Optional<Partner> byId(String id);

    /** All partners, ordered by id. */
    List<Partner> all();

    /** Whether a partner other than this one is registered for the identifier system. */
    default boolean ownedByAnother(String system, Partner than) {
        return all().stream().anyMatch(partner -> !partner.id().equals(than.id()) && partner.mayAssert(system));
    }
}

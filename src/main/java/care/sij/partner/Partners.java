package care.sij.partner;

import java.util.List;
import java.util.Optional;

/** Everyone we exchange with. */
public interface Partners {

    /** The partner with this OAuth 2 client id. */
    Optional<Partner> byId(String id);

    /** All partners, ordered by id. */
    List<Partner> all();
}

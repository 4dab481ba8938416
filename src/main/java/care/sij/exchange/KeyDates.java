package care.sij.exchange;

import care.sij.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Until when the keys and certificates hold with which a partner and we know each other. */
public interface KeyDates {

    /** Whose key it is. */
    enum Kind {
        /** A key of the partner's that is registered here. */
        THEIRS,
        /** The partner's keys, which it publishes and changes by itself. */
        PUBLISHED,
        /** The key that we sign with at its token endpoint; the next one follows by itself. */
        OURS,
        /** Our certificate of the partner's SSL bundle. */
        CERTIFICATE
    }

    /**
     * One key or certificate.
     *
     * @param name key id, address or name of the bundle
     * @param ends empty when it says nothing of an end
     */
    record KeyDate(Kind kind, String name, Optional<Instant> ends) {}

    /** The partner's own keys and our certificates for it; looks nothing up elsewhere. */
    List<KeyDate> registered(Partner partner);

    /** The same, and the keys that we have made for it. */
    List<KeyDate> all(Partner partner);

    /**
     * Our public keys for the partner of this id, which may yet be registered, as a JSON Web Key Set; made when there
     * are none.
     */
    String ours(String partner);
}

package care.sij.access.signin;

import java.util.Optional;

/** What the organisation's identity provider says of people, once it is verified. */
public interface Vouching {

    /**
     * An identity token that nobody can rely on: of another issuer, for somebody else, too old, or not signed by it.
     */
    final class Unreliable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Unreliable() {
            super("the identity token does not prove anything here");
        }
    }

    /**
     * Whom an identity token speaks of (OpenID Connect Core 1.0, 3.1.3.7); empty when its groups mean nothing here, or
     * more than one thing.
     *
     * @param client for whom it must be, and for nobody else
     * @param nonce what it must repeat
     * @throws Unreliable when it is not such a token of the provider
     */
    Optional<Vouched> read(String identityToken, String client, String nonce);

    /** Whether by the settings of today the groups still mean what they meant. */
    boolean holds(Vouched person);
}

package care.sij.partner;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;

/** Where the public keys are that a partner signs its client assertions with (SMART 2.2.0, "Registering a client"). */
public sealed interface PartnerKeys {

    /** Keys registered with us; changing them means changing our settings. */
    record Inline(JWKSet keys) implements PartnerKeys {}

    /** Keys the partner publishes and rotates itself. */
    record Published(URI jwksUrl) implements PartnerKeys {}
}

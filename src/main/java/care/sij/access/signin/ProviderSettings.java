package care.sij.access.signin;

import care.sij.partner.WebAddress;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people sign in to the console at the organisation's OpenID Connect provider.
 *
 * @param issuer its issuer URL, as its tokens state it; none by default
 * @param audience what its access tokens for this service state as {@code aud}; never the client id
 * @param clientId the console's client id there; none by default: nobody signs in there
 * @param clientSecret the console's secret there; none by default: the console is a public client
 * @param authorizationUrl https URL (http on loopback) of its authorization endpoint; by default as it says itself
 * @param tokenUrl https URL (http on loopback) of its token endpoint; set with {@code authorization-url} or not at all
 */
@ConfigurationProperties("sij.identity-provider")
record ProviderSettings(
        Optional<String> issuer,
        Optional<String> audience,
        Optional<String> clientId,
        Optional<String> clientSecret,
        Optional<String> authorizationUrl,
        Optional<String> tokenUrl) {

    private static final String PREFIX = "sij.identity-provider.";

    ProviderSettings {
        if (clientId.isPresent() && issuer.isEmpty()) {
            throw new IllegalArgumentException(PREFIX + "client-id needs issuer");
        }
        if (clientId.isPresent() && clientId.equals(audience)) {
            throw new IllegalArgumentException(
                    PREFIX + "client-id is not audience: identity tokens would open all that" + " access tokens do");
        }
        if (clientId.isEmpty() && (clientSecret.isPresent() || authorizationUrl.isPresent())) {
            throw new IllegalArgumentException(PREFIX + "client-id is required with what else concerns signing in");
        }
        if (authorizationUrl.isPresent() != tokenUrl.isPresent()) {
            throw new IllegalArgumentException(PREFIX + "authorization-url and token-url are set both or neither");
        }
        WebAddress.require(PREFIX + "authorization-url", authorizationUrl);
        WebAddress.require(PREFIX + "token-url", tokenUrl);
        if (clientId.isPresent() && tokenUrl.isEmpty()) {
            WebAddress.require(PREFIX + "issuer", issuer);
        }
    }

    /** Whether people sign in to the console there. */
    boolean isOffered() {
        return clientId.isPresent();
    }

    @Override
    public String toString() {
        return "ProviderSettings[]";
    }
}

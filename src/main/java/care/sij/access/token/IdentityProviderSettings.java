package care.sij.access.token;

import care.sij.partner.WebAddress;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An OpenID Connect provider of the organisation, whose access tokens are taken for people beside our own.
 *
 * @param issuer its issuer URL, as its tokens state it; none by default: no token but our own is taken
 * @param audience what its tokens for this service state as {@code aud}; required with {@code issuer}, and nothing that
 *     its identity tokens state
 * @param jwksUrl https URL (http on loopback) of its public keys; required with {@code issuer}
 * @param roleClaim the claim that names the person's groups, its parts joined by dots when it lies within another
 * @param groups what each value of that claim means here; none by default
 */
@ConfigurationProperties("sij.identity-provider")
record IdentityProviderSettings(
        Optional<String> issuer,
        Optional<String> audience,
        Optional<String> jwksUrl,
        @DefaultValue("roles") String roleClaim,
        @DefaultValue Map<String, Group> groups) {

    /**
     * What a group may do here.
     *
     * @param role coordinator, clinician, integration-admin or auditor; required
     * @param partner id of the partner its people work for; required
     */
    record Group(
            @DefaultValue("") String role, @DefaultValue("") String partner) {}

    IdentityProviderSettings {
        boolean told = audience.isPresent() && jwksUrl.isPresent();
        if (issuer.isPresent() && !told) {
            throw new IllegalArgumentException("sij.identity-provider needs audience and jwks-url with issuer");
        }
        WebAddress.require("sij.identity-provider.jwks-url", jwksUrl);
    }
}

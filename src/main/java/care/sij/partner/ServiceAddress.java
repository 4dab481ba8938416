package care.sij.partner;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where partners reach this service.
 *
 * @param baseUrl absolute URL without a path of FHIR in it and without a trailing slash; by default
 *     {@code http://localhost:} and {@code server.port}
 */
@ConfigurationProperties("sij")
public record ServiceAddress(
        @DefaultValue("http://localhost:8080") URI baseUrl) {

    public ServiceAddress {
        String text = baseUrl.toString();
        if (!text.matches("https?://[^/\\s?#]+(/[^\\s?#]*[^/\\s?#])?")) {
            throw new IllegalArgumentException("sij.base-url must be an absolute http(s) URL without a trailing slash");
        }
    }

    /** The FHIR base, without a trailing slash. */
    public String fhir() {
        return baseUrl + "/fhir";
    }

    /** The token endpoint; the only audience a client assertion may have. */
    public String tokenEndpoint() {
        return baseUrl + "/oauth2/token";
    }
}

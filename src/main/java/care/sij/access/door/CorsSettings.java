package care.sij.access.door;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may call this service.
 *
 * @param allowedOrigins scheme, host and port, compared letter by letter; none by default
 */
@ConfigurationProperties("sij.cors")
record CorsSettings(@DefaultValue Set<String> allowedOrigins) {

    CorsSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
        if (!allowedOrigins.stream().allMatch(origin -> origin.matches("https?://[a-z0-9.:\\[\\]-]+"))) {
            throw new IllegalArgumentException(
                    "sij.cors.allowed-origins are scheme, host and port, as https://app.example.org");
        }
    }
}

package care.sij.access.token;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens are issued.
 *
 * @param masterKey 32 bytes in Base64 that encrypt the keys kept in the database; none by default
 * @param masterKeyFile where the master key lies when {@code master-key} is not set; created once, readable by its
 *     owner only; by default {@code master.key} in {@code sij.data-dir}
 * @param loopbackAudience whether a client assertion over loopback may also be addressed to the very URL of the
 *     request, so that a demo on any port can be reached by any loopback name; {@code false} by default
 * @param smartV1Scopes whether scopes as SMART version 1 has them, {@code system/Observation.read}, are accepted beside
 *     those of version 2; {@code false} by default
 */
@ConfigurationProperties("sij.access")
record AccessSettings(
        Optional<String> masterKey,
        @DefaultValue("./data/master.key") Path masterKeyFile,
        @DefaultValue("false") boolean loopbackAudience,
        @DefaultValue("false") boolean smartV1Scopes) {}

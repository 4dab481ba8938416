package care.sij.record.postgres;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded database.
 *
 * @param dataDir directory of the database's data, programs and passwords; default {@code ./data}. Not used when
 *     {@code spring.datasource.url} names an external server
 */
@ConfigurationProperties("sij")
record EmbeddedPostgresSettings(@DefaultValue("./data") String dataDir) {

    Path directory() {
        return Path.of(dataDir);
    }
}

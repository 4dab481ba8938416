package care.sij.audit.retention;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept how long.
 *
 * @param years how long everything of a person is kept after it was last changed, shown or sent
 * @param username the login of the command {@code purge} at an external database, a member of {@code sij_eraser}
 * @param password its password
 */
@ConfigurationProperties("sij.retention")
record RetentionSettings(@DefaultValue("6") int years, Optional<String> username, Optional<String> password) {

    /** 45 CFR 164.316(b)(2)(i): six years from creation, or from when it last was in effect. */
    private static final int LEAST_YEARS = 6;

    RetentionSettings {
        if (years < LEAST_YEARS) {
            throw new IllegalArgumentException(
                    "sij.retention.years is at least 6: 45 CFR 164.316(b)(2)(i) asks for six years");
        }
    }
}

package care.sij.access.signin;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console.
 *
 * @param idle after how long without a request a session ends there; 5 minutes to 8 hours
 */
@ConfigurationProperties("sij.console")
record ConsoleSettings(@DefaultValue("30m") Duration idle) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    ConsoleSettings {
        if (idle.compareTo(SHORTEST) < 0 || idle.compareTo(Sessions.LONGEST) > 0) {
            throw new IllegalArgumentException("sij.console.idle is 5m to 8h");
        }
    }
}

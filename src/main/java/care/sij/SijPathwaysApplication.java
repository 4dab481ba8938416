package care.sij;

import java.time.Clock;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service, or runs the command that the first argument names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SijPathwaysApplication {

    public static void main(String[] args) {
        OptionalInt exitCode = Commands.run(args, System.out, System.err);
        if (exitCode.isPresent()) {
            System.exit(exitCode.getAsInt());
        }
        IdleMemory.giveBack();
        SpringApplication.run(SijPathwaysApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}

package care.sij.audit.retention;

import care.sij.audit.retention.Purge.Run;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts what purges, has it go through everybody and says in counts what came of it. */
public final class PurgeRun {

    private static final String DRY = "--dry-run";

    /** Of the server: no such function; of the service: it has not brought the schema up to date yet. */
    private static final String UNDEFINED_FUNCTION = "42883";

    private final PrintStream out;
    private final PrintStream err;

    public PurgeRun(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs with the command's arguments; its exit code. */
    public int run(List<String> arguments) {
        Run run = arguments.contains(DRY) ? Run.DRY : Run.REAL;
        String[] settings =
                arguments.stream().filter(argument -> !argument.equals(DRY)).toArray(String[]::new);
        try (ConfigurableApplicationContext context = start(settings)) {
            Tally tally = context.getBean(Purge.class)
                    .run(run, sofar -> err.println(sofar.all() + " persons looked at, " + sofar.bodies() + " bodies"));
            print(run, tally);
            return tally.persons(Verdict.FAILED) == 0 ? 0 : 1;
        } catch (RuntimeException failure) {
            err.println(reason(failure));
            return 1;
        }
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(PurgeApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(true)
                .properties(Map.of(
                        "logging.level.root",
                        "warn",
                        "logging.level.org.springframework.boot.SpringApplication",
                        "off"))
                .run(settings);
    }

    private void print(Run run, Tally tally) {
        out.println(run == Run.DRY ? "Nothing was changed." : "Purged.");
        Stream.of(Verdict.values())
                .filter(verdict -> tally.persons(verdict) > 0)
                .forEach(verdict -> out.println(verdict.text() + ": " + tally.persons(verdict) + " persons"));
        out.println("bodies of versions and archived messages " + (run == Run.DRY ? "that would go: " : "erased: ")
                + tally.bodies());
    }

    /** The innermost is ours or the database's; neither quotes what is recorded. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof SQLException sql && UNDEFINED_FUNCTION.equals(sql.getSQLState())) {
            return "The database is of an earlier version. Start the service of this version once.";
        }
        return Optional.ofNullable(innermost.getMessage())
                .orElse(innermost.getClass().getName());
    }
}

package care.sij.demo;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@code journeys [--server.port=8080]}: prints where the three synthetic patients of the demo that runs on this
 * machine stand.
 */
public final class JourneysCommand {

    private static final String PORT = "--server.port=";

    private final Function<String, PublicFace> connect;
    private final PrintStream out;
    private final PrintStream err;

    public JourneysCommand(Clock clock, PrintStream out, PrintStream err) {
        this(port -> PublicFace.onLoopback(port, clock), out, err);
    }

    JourneysCommand(Function<String, PublicFace> connect, PrintStream out, PrintStream err) {
        this.connect = connect;
        this.out = out;
        this.err = err;
    }

    /** Runs with the arguments after {@code journeys}; 0 when it printed, else 1 with the reason on {@code err}. */
    public int run(List<String> arguments) {
        String port = arguments.stream()
                .filter(argument -> argument.startsWith(PORT))
                .map(argument -> argument.substring(PORT.length()))
                .findFirst()
                .orElse("8080");
        if (!port.matches("\\d{1,5}")) {
            err.println("--server.port must be a number.");
            return 1;
        }
        try {
            JourneyReport report = new JourneyReport(connect.apply(port));
            List<String> lines = Stream.of("SYN-001", "SYN-002", "SYN-003")
                    .flatMap(number -> report.of(number).stream())
                    .toList();
            out.println("SYNTHETIC: no real person.");
            lines.forEach(out::println);
            return 0;
        } catch (TokenUnobtainable | IllegalStateException | UncheckedIOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}

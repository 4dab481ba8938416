package care.sij.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code load <client> <file-or-directory>... [--server.port=8080] [--connections=2]}: sends FHIR files to the demo
 * that runs on this machine, as one of its clients: {@code *.json} Bundles as they are, the lines of {@code *.ndjson}
 * as transactions.
 */
public final class LoadCommand {

    private static final String PORT = "--server.port=";
    private static final String CONNECTIONS = "--connections=";
    private static final String USAGE =
            "Usage: load <client> <file-or-directory>... [--server.port=8080] [--connections=2]";

    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    public LoadCommand(Clock clock, PrintStream out, PrintStream err) {
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs with the arguments after {@code load}; 0 when everything was taken, 1 when something was not, with its place
     * and the reason on {@code err}, 2 when nothing was sent.
     */
    public int run(List<String> arguments) {
        List<String> named = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        String port = option(arguments, PORT).orElse("8080");
        String connections = option(arguments, CONNECTIONS).orElse("2");
        if (named.size() < 2 || !port.matches("\\d{1,5}") || !connections.matches("[1-9]|1[0-6]")) {
            err.println(USAGE);
            return 2;
        }
        try {
            Stream<Path> places = named.stream().skip(1).map(Path::of);
            LoadFiles files = LoadFiles.of(places.toList());
            LoadTarget target = LoadTarget.onLoopback(port, named.get(0), clock);
            LoadProgress progress = LoadProgress.of(files.size(), out, err, clock);
            new Loading(target, progress, Integer.parseInt(connections)).load(files);
            return progress.finish();
        } catch (TokenUnobtainable | UncheckedIOException | IOException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static Optional<String> option(List<String> arguments, String name) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .findFirst();
    }
}

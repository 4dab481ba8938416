package care.sij.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code token <client> [--server.port=8080] [--scope=system/*.cruds]}: prints an access token of the demo that runs on
 * this machine, alone on one line.
 */
public final class TokenCommand {

    private static final String PORT = "--server.port=";
    private static final String SCOPE = "--scope=";

    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    public TokenCommand(Clock clock, PrintStream out, PrintStream err) {
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs with the arguments after {@code token}; 0 when the token was printed, else 1 with the reason on {@code err}.
     */
    public int run(List<String> arguments) {
        List<String> clients = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (clients.size() != 1) {
            err.println("Usage: token <client> [--server.port=8080] [--scope=system/*.cruds]");
            return 1;
        }
        try {
            out.println(token(clients.get(0), arguments));
            return 0;
        } catch (TokenUnobtainable e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private String token(String client, List<String> arguments) {
        String port = option(arguments, PORT).orElse("8080");
        if (!port.matches("\\d{1,5}")) {
            throw new TokenUnobtainable("--server.port must be a number.");
        }
        DemoClient demo = DemoClient.named(client, clock);
        return demo.token(
                "http://127.0.0.1:" + port + "/oauth2/token",
                option(arguments, SCOPE).orElse("system/*.cruds"));
    }

    private static Optional<String> option(List<String> arguments, String name) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .findFirst();
    }
}

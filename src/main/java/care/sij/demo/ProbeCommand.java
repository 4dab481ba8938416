package care.sij.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code probe <partner or FHIR base of a registration> [--base-url=http://localhost:8080]}: has the service ask the
 * partner's server what it says of itself, and prints the registration that it proposes. The access token is that of
 * the variable {@code SIJ_ACCESS_TOKEN}, else the demo clinic's.
 */
public final class ProbeCommand {

    private static final String BASE = "--base-url=";
    private static final String TOKEN = "SIJ_ACCESS_TOKEN";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Clock clock;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public ProbeCommand(Clock clock, Map<String, String> environment, PrintStream out, PrintStream err) {
        this.clock = clock;
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
    }

    /**
     * Runs with the arguments after {@code probe}; 0 when the proposal was printed, else 1 with the reason on
     * {@code err}.
     */
    public int run(List<String> arguments) {
        List<String> partners = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (partners.size() != 1) {
            err.println("Usage: probe <partner or FHIR base of a registration> [--base-url=http://localhost:8080]");
            return 1;
        }
        String base = arguments.stream()
                .filter(argument -> argument.startsWith(BASE))
                .map(argument -> argument.substring(BASE.length()))
                .findFirst()
                .orElse("http://localhost:8080");
        try {
            return print(asked(base, partners.get(0)));
        } catch (TokenUnobtainable | IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
        } catch (IOException silent) {
            err.println("No answer from " + base + ": is the service running there?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            err.println("Interrupted.");
        }
        return 1;
    }

    private int print(HttpResponse<String> answer) {
        boolean proposed = answer.statusCode() == 200;
        (proposed ? out : err).println(answer.body());
        return proposed ? 0 : 1;
    }

    private HttpResponse<String> asked(String base, String partner) throws IOException, InterruptedException {
        String token = Optional.ofNullable(environment.get(TOKEN))
                .orElseGet(() ->
                        DemoClient.named("demo-clinic", clock).token(base + "/oauth2/token", "system/sij-partner.u"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        base + "/admin/partners/$probe?partner=" + URLEncoder.encode(partner, StandardCharsets.UTF_8)))
                .timeout(LONGEST_WAIT)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }
}

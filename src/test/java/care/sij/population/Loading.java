package care.sij.population;

import care.sij.support.DemoPartner;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends Synthea's bundles as they were generated, nothing stripped. */
public final class Loading {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int SHOWN = 600;

    /**
     * What became of one bundle.
     *
     * @param resources how many it stored
     * @param refusals of each entry, or of the whole bundle, in the service's words
     */
    public record Loaded(int resources, List<String> refusals) {}

    private final DemoPartner partner;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** As a partner for whom {@link #SYSTEMS} are registered. */
    public Loading(DemoPartner partner) {
        this.partner = partner;
    }

    /** The systems of the numbers that Synthea gives its patients. */
    public static final List<String> SYSTEMS = List.of(
            "https://github.com/synthetichealth/synthea",
            "http://hospital.smarthealthit.org",
            "http://hl7.org/fhir/sid/us-ssn",
            "urn:oid:2.16.840.1.113883.4.3.25",
            "http://hl7.org/fhir/sid/passport-USA");

    /**
     * Those that tell its patients apart: all but the driver's licence of Massachusetts, a number of five random digits
     * that two of a thousand patients have in common. It is stored like all else and identifies nobody.
     */
    public static final List<String> IDENTIFYING_SYSTEMS = List.of(
            "https://github.com/synthetichealth/synthea",
            "http://hospital.smarthealthit.org",
            "http://hl7.org/fhir/sid/us-ssn",
            "http://hl7.org/fhir/sid/passport-USA");

    public Loaded load(Path bundle) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(
                partner.authorized("/fhir")
                        .timeout(LONGEST)
                        .header("Content-Type", "application/fhir+json")
                        .header("Prefer", "return=minimal")
                        .POST(HttpRequest.BodyPublishers.ofFile(bundle))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() != 200) {
            return new Loaded(0, List.of(bundle.getFileName() + " " + response.statusCode() + " " + shown(text)));
        }
        List<String> refusals = new ArrayList<>();
        int stored = 0;
        for (JsonNode entry : JSON.readTree(text).path("entry")) {
            String status = entry.path("response").path("status").asString("");
            if (status.startsWith("2")) {
                stored++;
            } else {
                refusals.add(bundle.getFileName() + " "
                        + shown(entry.path("response").toString()));
            }
        }
        return new Loaded(stored, refusals);
    }

    /** How many resources a bundle holds. */
    public static int entries(Path bundle) throws IOException {
        return JSON.readTree(Files.readAllBytes(bundle)).path("entry").size();
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN));
    }
}

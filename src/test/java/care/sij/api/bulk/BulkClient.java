package care.sij.api.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that exports, as Bulk Data has it. */
record BulkClient(DemoPartner partner) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Got kickOff(String path) {
        return RestCall.to(partner, path).header("Prefer", "respond-async").call("GET", "");
    }

    Got kickOff(String path, String parameters) {
        return RestCall.to(partner, path)
                .header("Prefer", "respond-async, handling=strict")
                .call("POST", parameters.replace('\'', '"'));
    }

    /** The path below {@code /fhir} where an accepted request is asked about. */
    static String status(Got accepted) {
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return path(accepted.header("Content-Location"));
    }

    private static String path(String address) {
        return URI.create(address).getPath().replaceFirst("^/fhir", "");
    }

    /** The answer when it is made. */
    Got manifest(String status) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> RestCall.get(partner, status), got -> got.status() != 202);
    }

    /** The manifest of an export; the export is gone then but for what {@code work} does before. */
    List<JsonNode> lines(Got manifest, String kind) {
        assertThat(manifest.status()).as(manifest.text()).isEqualTo(200);
        return files(manifest, kind)
                .map(file -> RestCall.get(partner, file))
                .flatMap(got -> got.text().lines())
                .map(JSON::readTree)
                .toList();
    }

    static Stream<String> files(Got manifest, String kind) {
        return manifest.json()
                .path(kind)
                .valueStream()
                .map(file -> path(file.path("url").asString()));
    }

    /** What is exported, as {@code Type/id} each. */
    List<String> exported(Got accepted) {
        String status = status(accepted);
        List<String> exported = lines(manifest(status), "output").stream()
                .map(BulkClient::reference)
                .toList();
        assertThat(RestCall.delete(partner, status).status()).isEqualTo(202);
        return exported;
    }

    static String reference(JsonNode resource) {
        return resource.path("resourceType").asString() + "/"
                + resource.path("id").asString();
    }
}

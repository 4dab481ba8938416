package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import care.sij.support.Parallel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More large messages at once than the memory holds: each is answered or may come again, and none takes the rest. */
@Tag("long")
class LargeMessagesIT {

    private static final int LARGEST = 20 * 1024 * 1024;
    private static final int AT_ONCE = 4;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void areServedOrSentAwayWhileSmallOnesPass() throws Exception {
        Path data = PackagedJar.emptyDirectory("large-messages");
        try (PackagedJar jar = PackagedJar.start(data, "-Xmx1100m")) {
            jar.awaitReady(Duration.ofMinutes(4));
            DemoPartner hospital = new DemoPartner("demo-hospital", jar.baseUrl());
            Answer tooFine = posted(hospital, "/fhir/$process-message", unheardOf("x"));
            assertThat(tooFine.status()).isEqualTo(400);
            assertThat(tooFine.text()).contains("TOO_MANY_VALUES");
            String large = unheardOf("x".repeat(1_070));
            String small = Journey.named("J1")
                    .about("SYN-001-beside-large")
                    .messages()
                    .get(0)
                    .json();
            List<Callable<Answer>> sent = new ArrayList<>();
            for (int number = 0; number < AT_ONCE; number++) {
                String other = large + " ".repeat(number);
                sent.add(() -> posted(hospital, "/fhir/$process-message", other));
                sent.add(() -> posted(hospital, "/fhir/Bundle", other));
            }
            sent.add(() -> posted(hospital, "/fhir/$process-message", small));
            List<Answer> answers = Parallel.run(sent.size(), sent);
            assertThat(answers.get(2 * AT_ONCE).code()).isEqualTo("ok");
            assertThat(answers).extracting(Answer::status).allMatch(status -> status == 503 || status < 500);
            assertThat(answers).extracting(Answer::code).contains("fatal-error");
            assertThat(Files.readString(PackagedJar.log(data))).doesNotContain("OutOfMemoryError");
        }
    }

    private Answer posted(DemoPartner partner, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = partner.authorized(path)
                .timeout(Duration.ofMinutes(5))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Answer.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    /**
     * As large as a message may be, of an event that nobody knows; the longer the text of each entry, the fewer values.
     * The validator goes through all of them when it comes as a resource.
     */
    private static String unheardOf(String text) {
        String message = Journey.named("J1")
                .about("SYN-001-large")
                .messages()
                .get(0)
                .json()
                .replace("sij-referral-request", "sij-unheard-of");
        String extension = "{\"url\":\"http://example.org/y\",\"extension\":[{\"url\":\"z\",\"valueString\":\"a\"}]}";
        String entry = ",{\"fullUrl\":\"urn:uuid:00000000-0000-4000-8000-000000000000\",\"resource\":{\"resourceType\":"
                + "\"Basic\",\"code\":{\"text\":\"" + text + "\"},\"extension\":["
                + String.join(",", Collections.nCopies(32, extension)) + "]}}";
        int end = message.lastIndexOf(']');
        return message.substring(0, end)
                + entry.repeat((LARGEST - AT_ONCE - message.length()) / entry.length())
                + message.substring(end);
    }
}

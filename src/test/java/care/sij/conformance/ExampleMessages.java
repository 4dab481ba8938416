package care.sij.conformance;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** The demo's messages, a validator shared by all tests of this JVM, and what tests do to messages. */
final class ExampleMessages {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-01T12:00:00Z"), ZoneOffset.UTC);
    static final FhirJson JSON = new FhirJson(FhirR4.context());
    static final MessageValidator VALIDATOR = new MessageValidator(FhirR4.context(), JSON, CLOCK);

    private static final Path JOURNEYS = Path.of("src/main/resources/demo/journeys");

    private ExampleMessages() {}

    static List<Path> all() throws IOException {
        try (var files = Files.walk(JOURNEYS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static Bundle read(Path file) throws IOException {
        return JSON.read(Bytes.of(Files.readAllBytes(file)), Bundle.class);
    }

    static Bundle referralRequest() throws IOException {
        return read(JOURNEYS.resolve("J1/01-demo-hospital-sij-referral-request.json"));
    }

    static Bundle injectionOutcome() throws IOException {
        return read(JOURNEYS.resolve("J1/07-demo-clinic-sij-injection-outcome.json"));
    }

    static Bundle surgeryReport() throws IOException {
        return read(JOURNEYS.resolve("J1/19-demo-clinic-sij-surgery-report.json"));
    }

    static <T extends Resource> T first(Bundle message, Class<T> type) {
        return all(message, type).get(0);
    }

    static <T extends Resource> List<T> all(Bundle message, Class<T> type) {
        return message.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static Verdict verdict(Bundle message) {
        return VALIDATOR.validate(message);
    }
}

package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.CodeMap;
import care.sij.partner.Hl7v2;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import care.sij.record.Bytes;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is made of the sample messages, field by field: beside a sample stands a file whose lines are rows of the
 * published map with the value that the sample gives.
 */
class MapsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/hl7v2");
    private static final Path PUBLISHED = Path.of("docs/api/hl7v2.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z][A-Z0-9]{2}-\\d[^|]*) \\| ([^|]+) \\|");

    /** Rows whose FHIR side is not one value: tests of their own look at them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "MSH-3, MSH-4, MSH-10 | MessageHeader.id",
            "PRD-1 RP | Task.requester",
            "PRD-1 RT | Task.owner",
            "TXA-9 | DocumentReference.author");

    private static final Partner HOSPITAL = partner(
            PartnerRole.HOSPITAL,
            "demo-hospital",
            Map.of(
                    "HOSPMRN",
                    "http://demo-hospital.example.org/mrn",
                    "HOSPREF",
                    "http://demo-hospital.example.org/referral",
                    "2.16.840.1.113883.19.5",
                    "http://demo-hospital.example.org/referral",
                    "PAYERS",
                    "http://sij-pathways.example.org/fhir/sid/payer"));

    private static final Partner CLINIC = partner(
            PartnerRole.CLINIC,
            "demo-clinic",
            Map.of(
                    "CLINICMRN",
                    "http://demo-clinic.example.org/patient",
                    "HOSPREF",
                    "http://demo-hospital.example.org/referral",
                    "CLINICREF",
                    "http://demo-clinic.example.org/referral"));

    /** A row of the map with the value that is expected. */
    record Expected(String v2, String path, String value) {

        static Expected of(String line) {
            String[] parts = line.split(" \\| ", 3);
            return new Expected(parts[0], parts[1], parts[2].replace("\\n", "\n"));
        }

        String row() {
            return v2 + " | " + path;
        }
    }

    static List<V2Sample> samples() {
        return expectations()
                .map(file -> V2Sample.named(SAMPLES.relativize(file).toString().replace(".map", "")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areWhatIsPublished(V2Sample sample) {
        Bundle bundle = made(sample.bytes());

        List<Expected> expected = expected(SAMPLES.resolve(sample.name() + ".map"));

        assertThat(expected.stream()
                        .map(row -> new Expected(row.v2(), row.path(), MadeValues.of(bundle, row.path())))
                        .toList())
                .isEqualTo(expected);
    }

    @Test
    void tellEveryRowThatIsPublished() {
        Set<String> shown = expectations()
                .flatMap(file -> expected(file).stream())
                .map(Expected::row)
                .collect(Collectors.toSet());

        Set<String> published = published();
        assertThat(published).hasSizeGreaterThan(40);
        assertThat(published.stream().filter(row -> !ELSEWHERE.contains(row))).allMatch(shown::contains);
    }

    @Test
    void keepTheMessageByteByByteForTheSameMessage() {
        byte[] sample = V2Sample.named("ref-i12/04-latin-1").bytes();

        Bundle first = made(sample);

        assertThat(MadeValues.of(first, "MessageHeader.extension.value.data")).isEqualTo(base64(sample));
        assertThat(first.equalsDeep(made(sample))).isTrue();
    }

    @Test
    void nameRequesterAndOwner() {
        Bundle bundle = made(V2Sample.named("ref-i12/01-epic-like").bytes());

        assertThat(MadeValues.of(bundle, "Task.requester.resolve().name.family"))
                .isEqualTo("Referrer");
        assertThat(MadeValues.of(bundle, "Task.owner.resolve().name.family")).isEqualTo("Specialist");
        assertThat(MadeValues.of(bundle, "MessageHeader.id"))
                .isNotEqualTo(MadeValues.of(
                        made(V2Sample.named("ref-i12/02-meditech-like").bytes()), "MessageHeader.id"));
    }

    @Test
    void nameTheAuthorOfANote() {
        Bundle bundle = made(V2Sample.named("mdm-t02/01-epic-like").bytes());

        assertThat(MadeValues.of(bundle, "DocumentReference.author.resolve().name.family"))
                .isEqualTo("Specialist");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static Bundle made(byte[] bytes) {
        boolean ofTheClinic = new String(bytes, StandardCharsets.ISO_8859_1).contains("CLINICBOOK");
        Partner sender = ofTheClinic ? CLINIC : HOSPITAL;
        Hl7v2 settings = sender.hl7v2().orElseThrow();
        V2Message message = new V2Reader(settings.charset()).read(Bytes.of(bytes));
        V2Trigger trigger = new V2Guard(settings).admit(message.header());
        return new MessageMaker(sender, settings, CodeMap.NONE, ZoneId.of("America/New_York"))
                .make(message, trigger)
                .bundle();
    }

    private static Stream<Path> expectations() {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".map")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Expected> expected(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Expected::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> published() {
        try {
            return ROW.matcher(Files.readString(PUBLISHED))
                    .results()
                    .map(row -> row.group(1) + " | " + row.group(2))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Partner partner(PartnerRole role, String id, Map<String, String> systems) {
        String base = "http://" + id + ".example.org";
        Hl7v2 hl7v2 = new Hl7v2(
                new Hl7v2.Listener("127.0.0.1", 0, Optional.empty(), 1024, 1, Duration.ofMinutes(1)),
                role == PartnerRole.CLINIC ? "CLINICBOOK" : "EHR",
                role == PartnerRole.CLINIC ? "DEMOCLINIC" : "DEMOHOSP",
                Set.of("P"),
                StandardCharsets.UTF_8,
                Optional.empty(),
                new Hl7v2.Naming(systems, base));
        return new Partner(
                id,
                role,
                id,
                List.of(),
                List.of(base + "/fhir/$process-message"),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                Optional.empty(),
                Optional.of(hl7v2),
                Terms.USUAL);
    }
}

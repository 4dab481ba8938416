package care.sij.exchange.hl7v2out;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Binding.Party;
import care.sij.partner.CapabilityProfiles;
import care.sij.record.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;

/** Synthetic letters of {@code src/test/resources/hl7v2out}, and the messages that are made of them. */
final class SampleLetters {

    static final Path ROOT = Path.of("src/test/resources/hl7v2out");
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private SampleLetters() {}

    static Bundle letter(String event) {
        try {
            return JSON.read(Bytes.of(Files.readAllBytes(ROOT.resolve(event + ".json"))), Bundle.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static <T> T resource(Bundle letter, Class<T> type) {
        return letter.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    static List<String> messages(String event) {
        return messages(letter(event), StandardCharsets.UTF_8);
    }

    static List<String> messages(Bundle letter, Charset charset) {
        return made(letter, charset).messages().stream()
                .map(message -> text(message, charset))
                .toList();
    }

    private static String text(V2Out message, Charset charset) {
        return new String(message.content().toArray(), charset);
    }

    /** Of a letter in whose header the event is ours. */
    static LetterMessages made(Bundle letter, Charset charset) {
        return made(
                letter, resource(letter, MessageHeader.class).getEventCoding().getCode(), charset);
    }

    static LetterMessages made(Bundle letter, String event, Charset charset) {
        Hl7v2Line line = new Hl7v2Line(
                CapabilityProfiles.named("generic-v2").orElseThrow(),
                new Party("SIJ", "SIJ"),
                new Party("EHR", "DEMOHOSP"),
                "P",
                charset,
                Acknowledgements.ORIGINAL,
                Map.of(
                        "HOSPMRN", "http://demo-hospital.example.org/mrn",
                        "HOSPREF", "http://demo-hospital.example.org/referral",
                        "2.16.840.1.113883.19.5", "http://demo-hospital.example.org/referral"));
        Names names = new Names(line.systems(), Optional.of("http://demo-hospital.example.org"));
        return LetterMessages.of(new Writing(new Letter(letter, event), names, line));
    }
}

package care.sij.console.simulator;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * A sample as the record would have it told to the hospital that referred the patient: its resources under ids,
 * referring to each other by type and id, the Patient with the hospital's own number.
 */
final class SampleLetter {

    private static final String URN = "urn:uuid:";
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private SampleLetter() {}

    /** @param referral the first message of its journey */
    static Bundle of(Sample sample, Sample referral) {
        Bundle sent = read(sample);
        patients(read(referral))
                .findFirst()
                .ifPresent(referred -> patients(sent).forEach(patient -> patient.setIdentifier(numbers(referred))));
        Map<String, String> references = new HashMap<>();
        sent.getEntry().forEach(entry -> {
            String id = entry.getFullUrl().replace(URN, "");
            entry.getResource().setId(id);
            references.put(entry.getFullUrl(), entry.getResource().fhirType() + "/" + id);
        });
        String text = JSON.encode(sent).asUtf8();
        for (Entry<String, String> reference : references.entrySet()) {
            text = text.replace(
                    "\"reference\":\"" + reference.getKey() + "\"", "\"reference\":\"" + reference.getValue() + "\"");
        }
        return JSON.read(Bytes.utf8(text), Bundle.class);
    }

    /** Without a reference to who gave them, which may be in the other message only. */
    private static List<Identifier> numbers(Patient referred) {
        List<Identifier> numbers = new ArrayList<>();
        referred.getIdentifier().forEach(number -> numbers.add(number.copy().setAssigner(null)));
        return numbers;
    }

    private static Bundle read(Sample sample) {
        return JSON.read(Bytes.utf8(sample.message().body()), Bundle.class);
    }

    private static Stream<Patient> patients(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast);
    }
}

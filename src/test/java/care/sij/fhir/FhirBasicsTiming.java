package care.sij.fhir;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;

/** Prints what reading, indexing and encoding ten resources costs once warm; run it by hand. */
final class FhirBasicsTiming {

    private static final int ROUNDS = 3000;

    private FhirBasicsTiming() {}

    public static void main(String[] arguments) {
        FhirJson json = new FhirJson(FhirR4.context());
        IndexTermExtractor extractor = new IndexTermExtractor(FhirR4.context());
        Bundle bundle = bundle();
        String text = json.encode(bundle).asUtf8();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        report("scan", () -> {
            JsonScan.check(text, ParseLimits.MESSAGE);
            return text;
        });
        report("shapes", () -> {
            JsonStructure.checkShapes(FhirR4.context(), text);
            return text;
        });
        report("HAPI parse", () -> FhirR4.context().newJsonParser().parseResource(text));
        report("strict parse", () -> json.parse(body, ParseLimits.MESSAGE));
        report(
                "index terms",
                () -> bundle.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .map(extractor::extract)
                        .toList());
        report(
                "encode",
                () -> bundle.getEntry().stream()
                        .map(BundleEntryComponent::getResource)
                        .map(json::encodeForRecord)
                        .toList());
    }

    private static void report(String what, Supplier<Object> work) {
        for (int i = 0; i < ROUNDS; i++) {
            work.get();
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            work.get();
        }
        System.out.printf("%-14s %6.3f ms%n", what, (System.nanoTime() - start) / 1e6 / ROUNDS);
    }

    private static Bundle bundle() {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE);
        Patient patient = new Patient().setActive(true);
        patient.addIdentifier().setSystem("http://example.org/mrn").setValue("1");
        patient.addName().setFamily("Muster").addGiven("Eva");
        patient.setId("p");
        bundle.addEntry().setResource(patient);
        for (int i = 0; i < 9; i++) {
            String observation = """
                    {"resourceType":"Observation","id":"o%d","status":"final","identifier":[{"system":"http://example.org/o","value":"%d"}],
                     "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],
                     "code":{"coding":[{"system":"http://loinc.org","code":"72514-3","display":"Pain severity"}]},
                     "subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-01-0%dT10:00:00Z","valueInteger":7,
                     "bodySite":{"extension":[{"url":"http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality",
                      "valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"7771000"}]}}],
                      "coding":[{"system":"http://snomed.info/sct","code":"39723000"}]}}
                    """.formatted(i, i, i + 1);
            bundle.addEntry()
                    .setFullUrl("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e" + i)
                    .setResource(FhirR4.context().newJsonParser().parseResource(Observation.class, observation));
        }
        return bundle;
    }
}

package care.sij.console.simulator;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.hl7.fhir.r4.model.Bundle;

/** A sample as the record would have it told on: its resources under ids, referring to each other by type and id. */
final class SampleLetter {

    private static final String URN = "urn:uuid:";
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private SampleLetter() {}

    static Bundle of(Sample sample) {
        Bundle sent = JSON.read(Bytes.utf8(sample.message().body()), Bundle.class);
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
}

package care.sij.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;

/** Finds the codes of SNOMED CT, LOINC, ICD-10-CM and other published terminologies in a resource. */
final class PublishedCodes {

    private static final Set<String> SYSTEMS = Set.of(
            "http://snomed.info/sct",
            "http://loinc.org",
            "http://hl7.org/fhir/sid/icd-10-cm",
            "http://www.cms.gov/Medicare/Coding/ICD10",
            "http://www.nlm.nih.gov/research/umls/rxnorm");

    private final Set<String> found = new HashSet<>();

    private PublishedCodes() {}

    /** Returns each as system, blank, code. */
    static Set<String> in(String json) {
        var codes = new PublishedCodes();
        try {
            codes.collect(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return codes.found;
    }

    private void collect(JsonNode node) {
        String system = node.path("system").asText();
        if (SYSTEMS.contains(system)) {
            add(system, node);
            node.path("concept").forEach(concept -> add(system, concept));
        }
        node.forEach(this::collect);
    }

    private void add(String system, JsonNode coded) {
        if (coded.hasNonNull("code")) {
            found.add(system + " " + coded.path("code").asText());
        }
    }
}

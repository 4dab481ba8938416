package care.sij.population;

import ca.uhn.fhir.context.FhirContext;
import care.sij.support.DemoPartner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;

/** What a partner sees of a service, read back type by type. */
final class Population {

    private static final int PAGE = 500;

    private Population() {}

    static Map<String, Map<String, Resource>> read(DemoPartner partner, FhirContext fhir, List<String> types) {
        Map<String, Map<String, Resource>> population = new TreeMap<>();
        for (String type : types) {
            Map<String, Resource> resources = partner.search(type + "?_count=" + PAGE).stream()
                    .map(JsonNode::toString)
                    .map(text -> (Resource) fhir.newJsonParser().parseResource(text))
                    .collect(Collectors.toMap(
                            resource -> resource.getIdElement().getIdPart(),
                            resource -> resource,
                            (one, other) -> one,
                            LinkedHashMap::new));
            if (!resources.isEmpty()) {
                population.put(type, resources);
            }
        }
        return population;
    }
}

package care.sij.exchange.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What an entry of a corrected message names that it did not name before. A correction changes and leaves out: it adds
 * no patient, no number, no reference to what the message does not hold, no contained resource, and lifts no label.
 *
 * @param base address of this service's FHIR face
 * @param patient {@code Patient/id} of whom the message is about
 * @param held {@code Type/id} and full URLs of what it holds
 */
record Additions(String base, String patient, Set<String> held) {

    /** Faults of one entry's resource. */
    List<String> in(String place, JsonNode before, JsonNode after) {
        Said then = Said.of(before, base);
        Said now = Said.of(after, base);
        List<Unfit> found = new ArrayList<>();
        now.references().stream()
                .filter(reference -> !then.references().contains(reference))
                .flatMap(reference -> unfit(reference).stream())
                .forEach(found::add);
        if (!then.patientNumbers().containsAll(now.patientNumbers())) {
            found.add(Unfit.ANOTHER_PATIENT);
        }
        if (!then.numbers().containsAll(now.numbers())) {
            found.add(Unfit.ANOTHER_NUMBER);
        }
        if (!then.contained().containsAll(now.contained())) {
            found.add(Unfit.CONTAINED);
        }
        if (!labels(before).equals(labels(after))) {
            found.add(Unfit.LABELS);
        }
        return found.stream().distinct().map(unfit -> unfit.at(place)).toList();
    }

    private List<Unfit> unfit(String reference) {
        if (reference.equals(patient) || reference.startsWith("#")) {
            return List.of();
        }
        if (reference.matches("(?s)(.*/)?Patient[/?].*")) {
            return List.of(Unfit.ANOTHER_PATIENT);
        }
        return held.contains(reference) ? List.of() : List.of(Unfit.ANOTHER_REFERENCE);
    }

    private static JsonNode labels(JsonNode resource) {
        return resource.path("meta").path("security");
    }
}

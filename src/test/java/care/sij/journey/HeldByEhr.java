package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.CapabilityProfile;
import care.sij.partner.CapabilityProfiles;
import care.sij.partner.WriteInteraction;
import care.sij.support.Journey;
import care.sij.support.SimulatedEhr;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an EHR that is written part by part must hold of a journey. */
final class HeldByEhr {

    private static final String NOTE = "SIJ Pathways: ";

    private HeldByEhr() {}

    /** Each message leaves a note of what it says; beside them lies what the profile says that the EHR takes. */
    static void assertIn(SimulatedEhr ehr, String profile, Journey journey) {
        assertThat(ehr.held("DocumentReference", journey.patient()))
                .extracting(document -> document.path("description").asString(""))
                .filteredOn(description -> description.startsWith(NOTE))
                .as(journey.patient())
                .containsExactlyElementsOf(
                        clinics(journey).map(message -> NOTE + message.event()).toList());
        CapabilityProfile taken = CapabilityProfiles.named(profile).orElseThrow();
        for (String type : List.of("DocumentReference", "Observation", "Procedure", "Condition")) {
            assertThat(ehr.held(type, journey.patient()))
                    .filteredOn(held -> !held.path("description").asString("").startsWith(NOTE))
                    .extracting(Stated::of)
                    .as(journey.patient() + " " + type)
                    .containsExactlyInAnyOrderElementsOf(told(journey, type, taken));
        }
    }

    /** By number, as it was told last; as it was told first where the EHR lets nothing be changed. */
    private static Collection<String> told(Journey journey, String type, CapabilityProfile taken) {
        Map<String, String> told = new TreeMap<>();
        clinics(journey)
                .flatMap(message -> Stated.resources(message.json()))
                .filter(resource -> Stated.type(resource).equals(type))
                .filter(resource -> takes(taken, type, resource))
                .forEach(resource -> told.merge(
                        Stated.number(resource),
                        Stated.of(resource),
                        (first, last) -> taken.may(WriteInteraction.UPDATE, type) ? last : first));
        return told.values();
    }

    private static boolean takes(CapabilityProfile taken, String type, JsonNode resource) {
        List<String> categories = taken.resource(type).orElseThrow().categories();
        String category = resource.path("category").toString();
        return categories.isEmpty() || categories.stream().anyMatch(category::contains);
    }

    /** What the clinic tells. */
    static Stream<Journey.Message> clinics(Journey journey) {
        return journey.messages().stream().filter(message -> message.client().equals("demo-clinic"));
    }
}

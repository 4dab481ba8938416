package care.sij.demo;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Where a patient of the demo stands, in words for a clinician, read through FHIR searches as the auditor. */
final class JourneyReport {

    private static final String AUDITOR = "demo-auditor";
    private static final String MRN = "http://demo-hospital.example.org/mrn|";
    private static final String OBSERVATIONS = "http://sij-pathways.example.org/fhir/CodeSystem/sij-observation|";
    private static final Map<String, String> SIDES = Map.of("7771000", "left", "24028007", "right");

    private final PublicFace service;

    JourneyReport(PublicFace service) {
        this.service = service;
    }

    /** One line per finding; a single line when the patient is not on record. */
    List<String> of(String number) {
        Optional<String> patient =
                service.search("Patient?identifier=" + PublicFace.encoded(MRN + number), AUDITOR).stream()
                        .map(found -> found.path("id").asString(""))
                        .findFirst();
        return patient.map(id -> Stream.of(
                                plans(id).map(plan -> number + "  " + plan), responses(id), decisions(id), outcomes(id))
                        .flatMap(lines -> lines)
                        .toList())
                .orElse(List.of(number + "  not on record"));
    }

    private Stream<String> plans(String patient) {
        return found("CarePlan", patient, "")
                .map(plan -> "%s SI joint: %s%s"
                        .formatted(
                                side(plan),
                                Extensions.code(plan, "sij-stage").orElse("?"),
                                Extensions.code(plan, "sij-exit-reason")
                                        .map(reason -> ", " + reason)
                                        .orElse("")));
    }

    private Stream<String> responses(String patient) {
        return observations("block-response", patient)
                .sorted(comparing(JourneyReport::date))
                .map(response -> "  %s  relief %s%%  %s"
                        .formatted(
                                date(response),
                                response.path("component")
                                        .valueStream()
                                        .map(reading -> reading.at("/valueQuantity/value")
                                                .asString("?"))
                                        .collect(joining(" / ")),
                                response.at("/interpretation/0/coding/0/code").asString("")));
    }

    private Stream<String> decisions(String patient) {
        Map<String, String> policies = found("GuidanceResponse", patient, "")
                .sorted(comparing(JourneyReport::policy))
                .collect(
                        groupingBy(JourneyReport::result, TreeMap::new, mapping(JourneyReport::policy, joining(", "))));
        return policies.entrySet().stream().map(entry -> "  %s: %s".formatted(entry.getKey(), entry.getValue()));
    }

    private Stream<String> outcomes(String patient) {
        return observations("fusion-success-composite", patient)
                .map(outcome -> "  outcome at six months: "
                        + outcome.at("/valueCodeableConcept/coding/0/code").asString("?"));
    }

    private Stream<JsonNode> observations(String code, String patient) {
        return found("Observation", patient, "&code=" + PublicFace.encoded(OBSERVATIONS + code));
    }

    private Stream<JsonNode> found(String type, String patient, String more) {
        return service.search("%s?patient=%s&_count=100%s".formatted(type, patient, more), AUDITOR).stream();
    }

    private static String side(JsonNode plan) {
        return Extensions.of(plan, "sij-laterality")
                .map(side -> side.at("/valueCodeableConcept/coding/0/code").asString(""))
                .map(code -> SIDES.getOrDefault(code, "?"))
                .orElse("?");
    }

    private static String date(JsonNode observation) {
        return observation.path("effectiveDateTime").asString("?").split("T", 2)[0];
    }

    private static String policy(JsonNode receipt) {
        String module = receipt.path("moduleCanonical").asString("");
        return module.substring(module.lastIndexOf('/') + 1).split("\\|", 2)[0];
    }

    private static String result(JsonNode receipt) {
        return receipt.at("/contained/0/parameter")
                .valueStream()
                .filter(parameter -> parameter.path("name").asString("").equals("result"))
                .map(parameter -> parameter.path("valueCode").asString(""))
                .findFirst()
                .orElse("?");
    }
}

package care.sij.console.journey;

import care.sij.fhir.FhirR4;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import care.sij.support.RestCall;
import care.sij.support.RestResources;
import care.sij.support.WholeService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.json.JsonMapper;

/** A patient both of whose joints have been cared for over ten years: scores each month, injections each season. */
final class TenYears {

    static final int MONTHS = 120;

    private static final Map<String, String> SIDES = Map.of("7771000", "Left", "24028007", "Right");
    private static final LocalDate BEGIN = LocalDate.of(2014, 1, 15);
    private static final int SEASON = 4;

    private static final String OBSERVATION = """
            {"resourceType": "Observation", "id": "%s", "status": "final",
             "identifier": [{"system": "http://demo-hospital.example.org/obs", "value": "%1$s"}],
             "code": {"coding": [{"system": "%s", "code": "%s"}]}, "subject": {"reference": "Patient/%s"},
             "effectiveDateTime": "%s", "bodySite": %s, %s}""";
    private static final String INJECTION = """
            {"resourceType": "Procedure", "id": "%s", "status": "completed",
             "identifier": [{"system": "http://demo-clinic.example.org/procedure", "value": "%1$s"}],
             "extension": [
              {"url": "http://sij-pathways.example.org/fhir/StructureDefinition/sij-injection-purpose",
               "valueCode": "therapeutic"},
              {"url": "http://sij-pathways.example.org/fhir/StructureDefinition/sij-guidance",
               "valueCode": "fluoroscopy"}],
             "code": {"coding": [{"system": "http://sij-pathways.example.org/fhir/CodeSystem/sij-procedure",
              "code": "si-joint-injection"}]},
             "subject": {"reference": "Patient/%s"}, "performedDateTime": "%s", "bodySite": [%s]}""";
    private static final String SITE = """
            {"coding": [{"system": "http://snomed.info/sct", "code": "39723000"}], "extension": [
              {"url": "http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality",
               "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]}}]}""";
    private static final String READING = """
            "valueInteger": %d, "partOf": [{"reference": "Procedure/%s"}], "extension": [
             {"url": "http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset", "valueDuration":
              {"value": %d, "unit": "min", "system": "http://unitsofmeasure.org", "code": "min"}}]""";
    private static final String LOINC = "http://loinc.org";
    private static final String PAIN = "72514-3";
    private static final String ODI = "97909-6";

    private final Journey right = Journey.named("J1").about("SYN-001-decade").only(0, 1, 2, 3, 4, 5, 6);
    private final String patient = new Recorded(right).patient();

    private final List<Resource> told = new ArrayList<>();

    private TenYears() {}

    /** Records it all; the id of the patient. */
    static String record() {
        TenYears years = new TenYears();
        years.right.messages().forEach(Answer::taken);
        years.right.messages().forEach(message -> Answer.taken(ofTheLeft(message)));
        SIDES.keySet().forEach(years::scores);
        SIDES.keySet().forEach(years::injections);
        RestResources.putAll(years.patient, years.told);
        years.derive();
        return years.patient;
    }

    /** The same told of the left joint, with numbers of its own. */
    private static Journey.Message ofTheLeft(Journey.Message message) {
        return Letter.from(message)
                .renewed("left")
                .replacing("24028007", "7771000")
                .replacing("\"Right\"", "\"Left\"")
                .replacing("-SYN-001-decade-", "-SYN-001-decade-L-")
                .message();
    }

    private void scores(String side) {
        for (int month = 0; month < MONTHS; month++) {
            String day = BEGIN.plusMonths(month).toString();
            String name = "decade-" + SIDES.get(side) + "-" + month;
            put(observation(name + "-nrs", PAIN, day, side, "\"valueInteger\": " + (3 + month % 6)));
            put(observation(
                    name + "-odi",
                    ODI,
                    day,
                    side,
                    "\"valueQuantity\": {\"value\": " + (30 + month % 30)
                            + ", \"unit\": \"%\", \"system\": \"http://unitsofmeasure.org\", \"code\": \"%\"}"));
        }
    }

    private void injections(String side) {
        for (int month = 0; month < MONTHS; month += SEASON) {
            String day = BEGIN.plusMonths(month).plusDays(3).toString();
            String name = "decade-" + SIDES.get(side) + "-inj-" + month;
            put(INJECTION.formatted(name, patient, day, SITE.formatted(side)));
            for (int minutes : List.of(0, 30)) {
                put(observation(
                        name + "-" + minutes,
                        PAIN,
                        day,
                        side,
                        READING.formatted(minutes == 0 ? 8 : 2 + month % 5, name, minutes)));
            }
        }
    }

    private String observation(String name, String code, String day, String side, String value) {
        return OBSERVATION.formatted(name, LOINC, code, patient, day, SITE.formatted(side), value);
    }

    private void put(String json) {
        told.add((Resource) FhirR4.context().newJsonParser().parseResource(json));
    }

    /** One statement more, told as partners do, and the plans follow from all. */
    private void derive() {
        DemoPartner hospital = WholeService.partner("demo-hospital");
        RestCall.Got stated = RestCall.post(
                hospital,
                "/Observation",
                JsonMapper.shared()
                        .readTree(observation("decade-last", ODI, "2024-02-01", "24028007", """
                                "valueQuantity": {"value": 40, "unit": "%", "system": "http://unitsofmeasure.org",
                                 "code": "%"}""")
                                .replace("\"id\": \"decade-last\",", "")));
        if (stated.status() != 201) {
            throw new IllegalStateException(stated.text());
        }
    }
}

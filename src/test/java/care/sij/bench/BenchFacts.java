package care.sij.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the clinic writes about a patient, each time with identifiers of its own. Synthetic. */
final class BenchFacts {

    private static final int TRANSACTION = 10;
    private static final List<String> TESTS = List.of("distraction", "thigh-thrust");

    private static final String SITE = """
            {'extension': [{'url': 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality',
              'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': '24028007'}]}}],
             'coding': [{'system': 'http://snomed.info/sct', 'code': '39723000'}]}""";

    private static final String OBSERVED = """
            {'resourceType': 'Observation', 'status': 'final', 'subject': {'reference': 'Patient/PATIENT'},
             'identifier': [{'system': 'http://demo-clinic.example.org/observation', 'value': 'NUMBER'}],
             'category': [{'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/observation-category',
              'code': 'CATEGORY'}]}], 'effectiveDateTime': 'WHEN', CONTENT}""";

    private static final String PAIN = "'code': {'coding': [{'system': 'http://loinc.org', 'code': '72514-3'}]},"
            + "'valueInteger': SCORE, 'bodySite': " + SITE;

    private static final String DISABILITY = "'code': {'coding': [{'system': 'http://loinc.org', 'code': '97909-6'}]},"
            + "'valueQuantity': {'value': 54, 'unit': '%', 'system': 'http://unitsofmeasure.org', 'code': '%'},"
            + "'bodySite': " + SITE;

    private static final String PROVOCATION = """
            'code': {'coding': [{'system': 'http://sij-pathways.example.org/fhir/CodeSystem/sij-provocation-test',
              'code': 'TEST'}]},
            'valueCodeableConcept': {'coding': [{'code': 'positive',
              'system': 'http://sij-pathways.example.org/fhir/CodeSystem/sij-test-result'}]}, 'bodySite': """ + SITE;

    private static final String READING = """
            'partOf': [{'reference': 'INJECTION'}], 'extension': [{'valueDuration': {'value': MINUTES, 'unit': 'min',
              'system': 'http://unitsofmeasure.org', 'code': 'min'},
              'url': 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-reading-offset'}],""" + PAIN;

    private static final String HAEMOGLOBIN = """
            'code': {'coding': [{'system': 'http://loinc.org', 'code': '718-7'}]},
            'valueQuantity': {'value': 13.SCORE, 'unit': 'g/dL', 'system': 'http://unitsofmeasure.org', 'code': 'g/dL'}""";

    private static final String INJECTION = """
            {'resourceType': 'Procedure', 'status': 'completed', 'subject': {'reference': 'Patient/PATIENT'},
             'extension': [
              {'url': 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-injection-purpose',
               'valueCode': 'diagnostic'},
              {'url': 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-guidance', 'valueCode': 'fluoroscopy'},
              {'url': 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-injectate', 'extension': [
               {'url': 'agent', 'valueCodeableConcept': {'coding': [{'code': 'lidocaine',
                'system': 'http://sij-pathways.example.org/fhir/CodeSystem/sij-agent'}]}},
               {'url': 'volume', 'valueQuantity': {'value': 1.5, 'unit': 'mL', 'system': 'http://unitsofmeasure.org',
                'code': 'mL'}}]}],
             'identifier': [{'system': 'http://demo-clinic.example.org/procedure', 'value': 'NUMBER'}],
             'code': {'coding': [{'code': 'si-joint-injection',
              'system': 'http://sij-pathways.example.org/fhir/CodeSystem/sij-procedure'}]},
             'performedDateTime': 'WHEN', 'bodySite': [""" + SITE + "]}";

    private static final String ENTRY = """
            {'fullUrl': 'URL', 'resource': RESOURCE, 'request': {'method': 'POST', 'url': 'TYPE'}}""";

    private BenchFacts() {}

    /** A pain score, a fact of the pathway. */
    static String pain(String patient, int number) {
        return about(patient, number, observed("survey", PAIN));
    }

    /** A laboratory value, which no profile of this service claims. */
    static String laboratory(String patient, int number) {
        return about(patient, number, observed("laboratory", HAEMOGLOBIN));
    }

    /** Ten facts: an injection with five readings, two provocation tests, the disability index and a pain score. */
    static String visit(String patient, int number) {
        String injection = "urn:uuid:" + UUID.randomUUID();
        List<String> entries = new ArrayList<>();
        entries.add(entry(injection, "Procedure", INJECTION));
        for (int minutes : new int[] {0, 30, 60, 120, 240}) {
            entries.add(
                    observation(READING.replace("INJECTION", injection).replace("MINUTES", Integer.toString(minutes))));
        }
        TESTS.forEach(test -> entries.add(observation(PROVOCATION.replace("TEST", test))));
        entries.add(observation(DISABILITY));
        entries.add(observation(PAIN));
        return transaction(patient, number, entries);
    }

    /** Ten laboratory values. */
    static String panel(String patient, int number) {
        return transaction(
                patient,
                number,
                IntStream.range(0, TRANSACTION)
                        .mapToObj(none -> observation(HAEMOGLOBIN))
                        .toList());
    }

    private static String transaction(String patient, int number, List<String> entries) {
        return about(
                patient,
                number,
                "{'resourceType': 'Bundle', 'type': 'transaction', 'entry': [" + String.join(",", entries) + "]}");
    }

    private static String observation(String content) {
        String category = content.contains("718-7") ? "laboratory" : content.contains("72514-3") ? "survey" : "exam";
        return entry("urn:uuid:" + UUID.randomUUID(), "Observation", observed(category, content));
    }

    private static String observed(String category, String content) {
        return OBSERVED.replace("CATEGORY", category).replace("CONTENT", content);
    }

    private static String entry(String url, String type, String resource) {
        return ENTRY.replace("URL", url).replace("TYPE", type).replace("RESOURCE", resource);
    }

    /** Each occurrence of NUMBER becomes a number of its own, below the given one. */
    private static String about(String patient, int number, String template) {
        String[] parts = template.split("NUMBER", -1);
        String numbered = IntStream.range(0, parts.length)
                .mapToObj(part -> part == 0 ? parts[0] : "BENCH-" + number + "-" + part + parts[part])
                .collect(Collectors.joining());
        return numbered.replace("PATIENT", patient)
                .replace("SCORE", Integer.toString(number % 10))
                .replace("WHEN", "2024-02-%02dT%02d:%02d:00Z".formatted(1 + number % 28, number % 24, number % 60))
                .replace('\'', '"');
    }
}

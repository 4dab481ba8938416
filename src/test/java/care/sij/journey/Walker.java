package care.sij.journey;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A hospital with one patient that it has referred and that the clinic has seen.
 *
 * @param endpoint where it is told what the clinic says
 * @param letter tells it and its patient from the others
 * @param request the message with which it referred the patient
 * @param ids of all that is the patient's, by type
 * @param secrets what nobody else may learn: these ids, numbers, name, birth date, phones and addresses
 */
record Walker(
        Registered registration,
        DemoPartner partner,
        SimulatedPartner endpoint,
        String letter,
        Journey.Message request,
        Map<String, List<String>> ids,
        Set<String> secrets) {

    /** Of what types a referred patient has resources, all of them found by the patient. */
    static final List<String> TYPES = List.of(
            "Patient",
            "Task",
            "ServiceRequest",
            "Condition",
            "Coverage",
            "Procedure",
            "AllergyIntolerance",
            "MedicationStatement",
            "Observation",
            "DiagnosticReport",
            "DocumentReference",
            "Appointment",
            "CarePlan",
            "Goal",
            "GuidanceResponse",
            "Provenance");

    private static final String DEMO = "http://demo-hospital.example.org";
    private static final int TOLD = 4;
    private static final String DELIVERY = """
            delivery:
              endpoint: %s
              events: [sij-referral-response, sij-appointment-notice, sij-consult-note]
            """;

    static List<Walker> three() {
        return List.of(referring("a", 1), referring("b", 2), referring("c", 3));
    }

    private static Walker referring(String letter, int digit) {
        SimulatedPartner endpoint = SimulatedPartner.start();
        Registered registration =
                Registered.as("hospital", "walking-" + letter, DELIVERY.formatted(endpoint.endpoint()));
        DemoPartner hospital = registration.partner();
        Journey journey = Journey.named("J1").about(number(letter));
        Map<String, String> own = new TreeMap<>(Map.of(
                DEMO,
                registration.home(),
                "Synthetica-One",
                name(letter),
                "1970-11-02",
                "1970-10-0" + digit,
                "+1-555-0111",
                "+1-555-880" + digit,
                "555 0171",
                "555 990" + digit,
                "syn.one@example.org",
                "walker." + letter + "@example.org",
                "12 Sample St",
                digit + " Walker St"));
        Set<String> secrets = new TreeSet<>(own.values());
        secrets.remove(registration.home());
        secrets.addAll(List.of(journey.patient(), "walking-" + letter));
        List<Journey.Message> told = journey.messages().subList(0, TOLD).stream()
                .map(message -> renamed(message, own))
                .toList();
        for (Journey.Message message : told) {
            secrets.add(message.id());
            tell(message, hospital);
        }
        Map<String, List<String>> ids = ids(ResourceIds.of("Patient", registration.home() + "/mrn", journey.patient()));
        ids.values().forEach(secrets::addAll);
        return new Walker(registration, hospital, endpoint, letter, told.get(0), ids, secrets);
    }

    private static Journey.Message renamed(Journey.Message message, Map<String, String> own) {
        String json = message.json();
        for (Map.Entry<String, String> replaced : own.entrySet()) {
            json = json.replace(replaced.getKey(), replaced.getValue());
        }
        return new Journey.Message(message.client(), message.event(), json);
    }

    private static void tell(Journey.Message message, DemoPartner hospital) {
        DemoPartner teller =
                message.client().equals("demo-hospital") ? hospital : WholeService.partner(message.client());
        Answer answer = Answer.of(teller.send(message.json()));
        if (!answer.code().equals("ok") || answer.rules().contains("PROXY_PARKED")) {
            throw new AssertionError(answer.text());
        }
    }

    private static Map<String, List<String>> ids(String patient) {
        Map<String, List<String>> ids = new TreeMap<>();
        Set<String> messages = new TreeSet<>();
        DemoPartner auditor = WholeService.partner("demo-auditor");
        for (String type : TYPES) {
            String search = type.equals("Patient") ? "Patient?_id=" : type + "?patient=";
            List<String> found = new ArrayList<>();
            auditor.search(search + patient).forEach(resource -> {
                found.add(resource.path("id").asString());
                resource.path("entity")
                        .forEach(entity -> messages.add(
                                entity.path("what").path("reference").asString("")));
            });
            ids.put(type, List.copyOf(found));
        }
        ids.put(
                "Bundle",
                messages.stream()
                        .filter(message -> message.startsWith("Bundle/"))
                        .map(message -> message.split("/")[1])
                        .toList());
        return ids;
    }

    private static String number(String letter) {
        return "SYN-001-walk-" + letter;
    }

    private static String name(String letter) {
        return "Walkerton-" + letter.repeat(8);
    }

    /** Below which its numbers lie. */
    String home() {
        return registration.home();
    }

    String number() {
        return number(letter);
    }

    String name() {
        return name(letter);
    }

    String patient() {
        return ids.get("Patient").get(0);
    }

    /** Everything of the patient as {@code Type/id}. */
    List<String> resources() {
        List<String> resources = new ArrayList<>();
        ids.forEach((type, some) -> some.forEach(id -> resources.add(type + "/" + id)));
        return resources;
    }

    /** Nothing more is sent to it. */
    void leave() {
        registration.withdraw();
        endpoint.close();
    }
}

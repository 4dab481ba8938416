package care.sij.journey;

import static care.sij.journey.Stroll.get;
import static care.sij.journey.Stroll.one;
import static care.sij.journey.Stroll.post;

import care.sij.journey.Stroll.Finds;
import care.sij.support.Letter;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ways to change something of another's patient, and to send what cannot be read. All must be refused. */
record Meddling(Random random, Walker walker, Walker about, String resource) {

    private static final String OBSERVATION = """
            {"resourceType": "Observation", "status": "final", "code": {"text": "walk"},
             "subject": {"reference": "%s"}}""";
    private static final List<String> EVENTS = List.of(
            "sij-referral-request",
            "sij-referral-update",
            "sij-referral-cancel",
            "sij-referral-status-query",
            "sij-patient-link",
            "sij-consult-note");

    Stroll next() {
        if (walker == about) {
            return malformed();
        }
        return switch (random.nextInt(4)) {
            case 0 -> written();
            case 1 -> told();
            case 2 -> operated();
            default -> malformed();
        };
    }

    private Stroll written() {
        String mrn = about.home() + "/mrn|" + about.number();
        String type = resource.substring(0, resource.indexOf('/'));
        String id = resource.substring(type.length() + 1);
        String patient = """
                {"resourceType": "Patient", "gender": "female", "birthDate": "1980-04-01", "name": [{"family": "W"}],
                 "identifier": [{"system": "%s/mrn", "value": "%s"}]}""".formatted(about.home(), about.number());
        return switch (random.nextInt(9)) {
            case 0 -> post("/Observation", OBSERVATION.formatted("Patient/" + about.patient()));
            case 1 -> post("/Observation", OBSERVATION.formatted("Patient?identifier=" + mrn));
            case 2 -> new Stroll("DELETE", "/" + resource, Map.of(), "", Finds.OWN);
            case 3 ->
                new Stroll(
                        "PUT",
                        "/" + resource,
                        Map.of(),
                        "{\"resourceType\": \"%s\", \"id\": \"%s\", \"language\": \"en\"}".formatted(type, id),
                        Finds.OWN);
            case 4 ->
                post("/Patient", "{\"resourceType\": \"Patient\", \"gender\": \"walking\"}")
                        .with("If-None-Exist", "identifier=" + mrn);
            case 5 -> post("/Patient", patient);
            case 6 -> post("/Patient", patient).with("If-None-Exist", "identifier=" + mrn);
            case 7 -> transaction();
            default ->
                new Stroll("PUT", "/Patient/" + about.patient(), Map.of("If-Match", "W/\"1\""), patient, Finds.OWN);
        };
    }

    /** What is read in a transaction undoes nothing of it; so there it is the creation that must be refused. */
    private Stroll transaction() {
        String method = one(random, List.of("GET", "DELETE"));
        Walker subject = method.equals("GET") ? about : walker;
        return post("", """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"resource": %s, "request": {"method": "POST", "url": "Observation"}},
                 {"request": {"method": "%s", "url": "%s"}}]}""".formatted(OBSERVATION.formatted("Patient/" + subject.patient()), method, resource));
    }

    /** The message by which the other referred its patient, as if the walker told something of it. */
    private Stroll told() {
        int event = random.nextInt(EVENTS.size());
        Letter letter = Letter.from(about.request())
                .telling(EVENTS.get(event))
                .replacing(about.home() + "/fhir", walker.home() + "/fhir");
        String told = letter.message().json();
        String pair = walker.letter() + about.letter();
        String bundle = told.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        return post(
                "/$process-message",
                told.replace(bundle, Stroll.MESSAGE_IDS + "0000-4000-8000-0000000" + event + "b0" + pair)
                        .replace(
                                about.request().id(),
                                Stroll.MESSAGE_IDS + "0000-4000-8000-0000000" + event + "c0" + pair));
    }

    private Stroll operated() {
        String parameters = """
                {"resourceType": "Parameters", "parameter": [{"name": "%s", "valueString": "%s"}]}""";
        String partner = parameters.formatted("partner", "walking-" + about.letter());
        return one(
                random,
                List.of(
                        post("/$send-again", partner),
                        post("/$hold-deliveries", partner),
                        post("/$release-deliveries", partner),
                        post("/$preview-code-map", partner),
                        post("/$deliveries", partner),
                        post("/$acknowledge-alert", parameters.formatted("number", "1")),
                        post("/$rotate-ledger-key", ""),
                        post("/Patient/" + about.patient() + "/$audit-export", partner),
                        post("/CarePlan/" + about.ids().get("CarePlan").get(0) + "/$as-of", partner)));
    }

    private Stroll malformed() {
        return switch (random.nextInt(8)) {
            case 0 -> post("/Observation", "{\"resourceType\": \"Observation\", ");
            case 1 -> post("/$process-message", "{\"resourceType\": \"Bundle\", \"type\": \"message\"}");
            case 2 ->
                new Stroll(
                        "PATCH",
                        "/" + resource,
                        Map.of("Content-Type", "application/json-patch+json"),
                        "[]",
                        Finds.OWN);
            case 3 ->
                get("/" + resource, Finds.OWN)
                        .with("X-HTTP-Method-Override", "DELETE")
                        .with("Accept", "image/png");
            case 4 -> get("/" + resource + "/%2e%2e", Finds.OWN);
            case 5 -> get("/Patient?identifier=%C3%28", Finds.OWN);
            case 6 -> get("/" + resource + "/_history/99999999999999999999", Finds.OWN);
            default -> get("/Patient?birthdate=" + about.name() + "&_count=many", Finds.OWN);
        };
    }
}

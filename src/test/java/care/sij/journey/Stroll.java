package care.sij.journey;

import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One request of a walk.
 *
 * @param tells whether it asks for nothing but another's resources, so that it must find none
 */
record Stroll(String method, String path, Map<String, String> headers, String body, boolean tells) {

    private static final List<String> MODIFIERS =
            List.of("", "&_count=1", "&_count=0", "&_total=accurate", "&_summary=count", "&_sort=-_lastUpdated");
    private static final List<String> MORE = List.of(
            "&_include=*",
            "&_include=Observation:subject",
            "&_revinclude=Provenance:target",
            "&_revinclude=Observation:patient",
            "&_has:Observation:patient:code=72514-3",
            "&subject.name=",
            "&_elements=id",
            "&_contained=true",
            "&_cursor=e30",
            "&_format=xml");
    private static final List<String> OPERATIONS = List.of(
            "$deliveries", "$parked-messages", "$alerts", "$code-map", "$unmapped-codes", "$everything", "$export");

    /** The next one: the walker asks about somebody's patient, its own or another's. */
    static Stroll at(Random random, Walker walker, Walker about) {
        String resource = one(random, about.resources());
        String type = resource.substring(0, resource.indexOf('/'));
        return switch (random.nextInt(14)) {
            case 0 -> get("/" + resource, true);
            case 1 -> get("/" + resource + "/_history", true);
            case 2 -> get("/" + resource + "/_history/" + (1 + random.nextInt(3)), true);
            case 3 -> get("/" + type + "/_history?_count=" + (1 + random.nextInt(100)), false);
            case 4 -> get("/_history?_count=200" + one(random, List.of("", "&_since=2020-01-01")), false);
            case 5 -> search(random, type, about);
            case 6 -> get("/" + type + "?" + one(random, MODIFIERS).replaceFirst("^&", ""), false);
            case 7 -> included(random, type, about);
            case 8 -> byForm(random, type, about);
            case 9 -> asOf(random, about);
            case 10 -> get("/" + one(random, OPERATIONS) + one(random, List.of("", "?partner=demo-hospital")), false);
            case 11 -> batch(resource, about);
            case 12 -> written(random, walker, about, resource);
            default -> malformed(random, resource, about);
        };
    }

    private static <T> T one(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Stroll get(String path, boolean tells) {
        return new Stroll("GET", path, Map.of(), "", tells);
    }

    private static String criterion(Random random, String type, Walker about) {
        if (type.equals("Patient")) {
            return one(
                    random,
                    List.of(
                            "_id=" + about.patient(),
                            "identifier=" + encoded(about.home() + "/mrn|" + about.number()),
                            "identifier=" + about.number(),
                            "name=" + about.name(),
                            "family:contains=" + about.name().substring(2)));
        }
        return one(
                random,
                List.of(
                        "patient=" + about.patient(),
                        "patient=Patient/" + about.patient(),
                        "_id=" + String.join(",", about.ids().get(type))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Stroll search(Random random, String type, Walker about) {
        return get("/" + type + "?" + criterion(random, type, about) + one(random, MODIFIERS), true);
    }

    private static Stroll included(Random random, String type, Walker about) {
        Map<String, String> lenient = random.nextBoolean() ? Map.of("Prefer", "handling=lenient") : Map.of();
        return new Stroll(
                "GET", "/" + type + "?" + criterion(random, type, about) + one(random, MORE), lenient, "", false);
    }

    private static Stroll byForm(Random random, String type, Walker about) {
        return new Stroll(
                "POST",
                "/" + type + "/_search",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                criterion(random, type, about) + one(random, MODIFIERS),
                true);
    }

    private static Stroll asOf(Random random, Walker about) {
        String instant =
                one(random, List.of("2020-01-01T00:00:00Z", "2120-01-01T00:00:00Z", "2026-11-26T00:00:00Z", "x"));
        return get("/CarePlan/" + one(random, about.ids().get("CarePlan")) + "/$as-of?instant=" + instant, false);
    }

    private static Stroll batch(String resource, Walker about) {
        String body = """
                {"resourceType": "Bundle", "type": "batch", "entry": [
                 {"request": {"method": "GET", "url": "%1$s"}},
                 {"request": {"method": "GET", "url": "%1$s/_history/1"}},
                 {"request": {"method": "GET", "url": "Observation?patient=%2$s&_total=accurate"}},
                 {"request": {"method": "DELETE", "url": "AllergyIntolerance/absent"}},
                 {"request": {"method": "GET", "url": "Nonsense/1"}}]}""".formatted(resource, about.patient());
        return new Stroll("POST", "", Map.of(), body, false);
    }

    /** What must be refused: it is about another's, or, of one's own, half of it is. */
    private static Stroll written(Random random, Walker walker, Walker about, String resource) {
        if (walker == about) {
            return get("/" + resource, false);
        }
        String type = resource.substring(0, resource.indexOf('/'));
        String observation = """
                {"resourceType": "Observation", "status": "final", "code": {"text": "walk"},
                 "subject": {"reference": "%s"}}""";
        return switch (random.nextInt(6)) {
            case 0 ->
                new Stroll(
                        "POST", "/Observation", Map.of(), observation.formatted("Patient/" + about.patient()), false);
            case 1 ->
                new Stroll(
                        "POST",
                        "/Observation",
                        Map.of(),
                        observation.formatted("Patient?identifier=" + about.home() + "/mrn|" + about.number()),
                        false);
            case 2 -> new Stroll("DELETE", "/" + resource, Map.of(), "", false);
            case 3 ->
                new Stroll(
                        "PUT",
                        "/" + resource,
                        Map.of(),
                        "{\"resourceType\": \"" + type + "\", \"id\": \"" + resource.substring(type.length() + 1)
                                + "\", \"language\": \"en\"}",
                        false);
            case 4 ->
                new Stroll(
                        "POST",
                        "/Patient",
                        Map.of("If-None-Exist", "identifier=" + about.home() + "/mrn|" + about.number()),
                        "{\"resourceType\": \"Patient\", \"gender\": \"walking\"}",
                        false);
            default -> new Stroll("POST", "/Patient", Map.of(), """
                        {"resourceType": "Patient", "gender": "female", "birthDate": "1980-04-01", "name": [{"family": "W"}],
                         "identifier": [{"system": "%s/mrn", "value": "%s"}]}""".formatted(about.home(), about.number()), false);
        };
    }

    private static Stroll malformed(Random random, String resource, Walker about) {
        return switch (random.nextInt(7)) {
            case 0 -> new Stroll("POST", "/Observation", Map.of(), "{\"resourceType\": \"Observation\", ", false);
            case 1 ->
                new Stroll(
                        "POST",
                        "/$process-message",
                        Map.of(),
                        "{\"resourceType\": \"Bundle\", \"type\": \"message\"}",
                        false);
            case 2 ->
                new Stroll("PATCH", "/" + resource, Map.of("Content-Type", "application/json-patch+json"), "[]", false);
            case 3 ->
                new Stroll(
                        "GET",
                        "/" + resource,
                        Map.of("X-HTTP-Method-Override", "DELETE", "Accept", "image/png"),
                        "",
                        false);
            case 4 -> get("/" + resource + "/%2e%2e", false);
            case 5 -> get("/Patient?identifier=%C3%28", false);
            default -> get("/Patient?birthdate=" + about.name() + "&_count=many", false);
        };
    }

    Got walked(RestCall call) {
        RestCall asked = call;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            asked = asked.header(header.getKey(), header.getValue());
        }
        return asked.call(method, body);
    }

    /** Whether the text was in the question, of which an answer may speak. */
    boolean holds(String text) {
        return path.contains(text) || body.contains(text) || headers.toString().contains(text);
    }
}

package care.sij.journey;

import static care.sij.journey.Stroll.get;
import static care.sij.journey.Stroll.one;
import static care.sij.journey.Stroll.post;

import care.sij.journey.Stroll.Finds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ways to ask about a resource of somebody's patient. */
record Asking(Random random, Walker about, String resource) {

    private static final List<String> MODIFIERS = List.of(
            "",
            "&_count=1",
            "&_count=0",
            "&_total=accurate",
            "&_total=estimate",
            "&_summary=count",
            "&_sort=-_lastUpdated",
            "&_lastUpdated=gt2020-01-01");
    private static final List<String> MORE = List.of(
            "&_include=*",
            "&_include=Observation:subject",
            "&_include:iterate=ServiceRequest:patient",
            "&_revinclude=Provenance:target",
            "&_revinclude=Observation:patient",
            "&_has:Observation:patient:code=72514-3",
            "&subject.name=",
            "&_elements=id",
            "&_contained=true",
            "&_cursor=e30",
            "&_format=xml");
    private static final List<String> INSTANTS =
            List.of("2020-01-01T00:00:00Z", "2120-01-01T00:00:00Z", "2026-11-26T00:00:00Z", "x");

    Stroll next() {
        String path = "/" + resource;
        return switch (random.nextInt(19)) {
            case 0 -> get(path, Finds.THE_ONE);
            case 1 -> get(path + "/_history", Finds.THE_ONE);
            case 2 -> get(path + "/_history/" + (1 + random.nextInt(3)), Finds.THE_ONE);
            case 3 -> get("/" + type() + "/_history?_count=" + (1 + random.nextInt(100)), Finds.OWN);
            case 4 -> get("/_history?_count=200" + one(random, List.of("", "&_since=2020-01-01")), Finds.OWN);
            case 5 -> get("/" + type() + "?" + criterion() + one(random, MODIFIERS), Finds.THE_ONE);
            case 6 -> get("/" + type() + "?" + one(random, MODIFIERS).replaceFirst("^&", ""), Finds.OWN);
            case 7 -> counted();
            case 8 -> included();
            case 9 -> byForm();
            case 10 -> plan();
            case 11 ->
                get(
                        "/Patient/" + about.patient()
                                + "/$audit-export?start=2020-01-01T00:00:00Z&end=2026-01-01T00:00:00Z",
                        Finds.THE_ONE);
            case 12 -> audit();
            case 13 -> provenance();
            case 14 -> proof();
            case 15 -> desk();
            case 16 -> new Stroll("HEAD", path, Map.of(), "", Finds.OWN);
            case 17 -> batch();
            default -> conditional(path);
        };
    }

    private String type() {
        return resource.substring(0, resource.indexOf('/'));
    }

    private String criterion() {
        if (type().equals("Patient")) {
            return one(
                    random,
                    List.of(
                            "_id=" + about.patient(),
                            "identifier=" + encoded(about.home() + "/mrn|" + about.number()),
                            "identifier=" + about.number(),
                            "name=" + about.name(),
                            "family:contains=" + about.name().substring(2)));
        }
        String ids = "_id=" + String.join(",", about.ids().get(type()));
        return type().equals("Bundle")
                ? ids
                : one(random, List.of("patient=" + about.patient(), "patient=Patient/" + about.patient(), ids));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Stroll counted() {
        String type = one(random, Walker.TYPES);
        String how = one(random, List.of("_summary=count", "_total=accurate&_count=1", "_total=accurate&_count=0"));
        return get("/" + type + "?" + how, type.equals("Provenance") ? Finds.OWN : Finds.AS_MANY_AS_OWN);
    }

    private Stroll included() {
        String path = one(
                random,
                List.of(
                        "/" + type() + "?" + criterion(),
                        "/" + type() + "?" + criterion(),
                        "/Patient/" + about.patient() + "/" + one(random, List.of("*", type())) + "?_count=50",
                        "?_type=Patient,Provenance," + type() + "&_id=" + about.patient()));
        Stroll asked = get(path + one(random, MORE), Finds.OWN);
        return random.nextBoolean() ? asked.with("Prefer", "handling=lenient") : asked;
    }

    private Stroll byForm() {
        return new Stroll(
                "POST",
                "/" + type() + "/_search",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                criterion() + one(random, MODIFIERS),
                Finds.THE_ONE);
    }

    private Stroll plan() {
        String path = "/CarePlan/" + one(random, about.ids().get("CarePlan"));
        String instant = one(random, INSTANTS);
        return get(
                path
                        + one(
                                random,
                                List.of(
                                        "/$as-of?instant=" + instant,
                                        "/$compare?from=2020-01-01T00:00:00Z&to=" + instant,
                                        "/$timeline?until=" + instant,
                                        "/$timeline")),
                Finds.THE_ONE);
    }

    private Stroll audit() {
        String patient = about.patient();
        return one(
                random,
                List.of(
                        get("/AuditEvent?patient=" + patient, Finds.THE_ONE),
                        get("/AuditEvent?patient=Patient/" + patient + "&_total=accurate", Finds.THE_ONE),
                        get("/AuditEvent?patient=" + patient + "&_summary=count", Finds.THE_ONE),
                        get("/AuditEvent?patient=" + patient + "&entity=" + resource, Finds.THE_ONE),
                        get("/AuditEvent?patient=" + patient + "&type=110106", Finds.THE_ONE),
                        get("/AuditEvent?_count=50", Finds.OWN),
                        get("/AuditEvent?agent=walking-" + about.letter() + "&_count=20", Finds.THE_ONE),
                        get("/AuditEvent/" + (1 + random.nextInt(2000)), Finds.OWN)));
    }

    private Stroll provenance() {
        return get(
                "/Provenance?"
                        + one(
                                random,
                                List.of(
                                        "target=" + resource,
                                        "target=" + resource + "/_history/1",
                                        "patient=" + about.patient() + "&_summary=count",
                                        "entity=Bundle/"
                                                + one(random, about.ids().get("Bundle")))),
                Finds.THE_ONE);
    }

    private Stroll proof() {
        String reference = resource + "/_history/1";
        return one(
                random,
                List.of(
                        get("/$inclusion-proof?reference=" + reference, Finds.THE_ONE),
                        post("/$inclusion-proof", """
                                {"resourceType": "Parameters", "parameter": [
                                 {"name": "reference", "valueString": "%s"}]}""".formatted(reference)),
                        get("/$consistency-proof?from=1", Finds.OWN),
                        get("/$verify", Finds.OWN)));
    }

    private Stroll desk() {
        String operation = one(
                random,
                List.of(
                        "$deliveries",
                        "$parked-messages",
                        "$alerts",
                        "$code-map",
                        "$unmapped-codes",
                        "$everything",
                        "$export"));
        String of = one(
                random,
                List.of("", "?partner=demo-hospital", "?partner=walking-" + about.letter(), "?state=delivered"));
        return one(
                random,
                List.of(
                        get("/" + operation + of, Finds.OWN),
                        get("/admin/" + one(random, List.of("partners", "people", "broken-glass")), Finds.OWN),
                        get("/admin/partners/walking-" + about.letter(), Finds.OWN)));
    }

    private Stroll batch() {
        return post("", """
                {"resourceType": "Bundle", "type": "batch", "entry": [
                 {"request": {"method": "GET", "url": "%1$s"}},
                 {"request": {"method": "GET", "url": "%1$s/_history/1"}},
                 {"request": {"method": "GET", "url": "%1$s/_history"}},
                 {"request": {"method": "GET", "url": "Observation?patient=%2$s&_total=accurate"}},
                 {"request": {"method": "GET", "url": "Observation?patient=%2$s&_summary=count"}},
                 {"request": {"method": "GET", "url": "AuditEvent?patient=%2$s"}},
                 {"request": {"method": "DELETE", "url": "AllergyIntolerance/absent"}},
                 {"request": {"method": "GET", "url": "Nonsense/1"}}]}""".formatted(resource, about.patient()));
    }

    private Stroll conditional(String path) {
        return get(path, Finds.THE_ONE)
                .with(
                        one(random, List.of("If-None-Match", "X-Break-Glass", "Accept")),
                        one(random, List.of("W/\"1\"", "application/fhir+xml", "image/png")));
    }
}

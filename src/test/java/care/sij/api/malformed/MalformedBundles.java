package care.sij.api.malformed;

import care.sij.api.malformed.Malformed.Due;
import java.util.List;

/** Transactions, batches, patches and Parameters of a wrong form. */
final class MalformedBundles {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "nonsense", "");
    private static final List<String> RESOURCES = List.of(
            "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/absent\"}}",
            "{\"resourceType\":\"Nonsense\"}",
            "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\"W3t9XQ==\"}",
            "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}",
            "{}",
            "null",
            "7");
    private static final List<String> PATCHES = List.of(
            "",
            "null",
            "{}",
            "[{}]",
            "[[]]",
            "[{\"op\":\"nonsense\",\"path\":\"/gender\"}]",
            "[{\"op\":\"replace\",\"path\":\"gender\",\"value\":\"male\"}]",
            "[{\"op\":\"replace\",\"path\":\"/gender/~2\",\"value\":\"male\"}]",
            "[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":\"nonsense\"}]",
            "[{\"op\":\"add\",\"path\":\"/name/99999999999\",\"value\":{}}]",
            "[{\"op\":\"move\",\"from\":\"/name\",\"path\":\"/name/0/family\"}]",
            "[{\"op\":\"test\",\"path\":\"/resourceType\",\"value\":\"Nonsense\"}]",
            "[{\"op\":\"remove\",\"path\":\"/resourceType\"}]",
            "[{\"op\":\"copy\",\"from\":\"/nonsense\",\"path\":\"/gender\"}]");
    private static final List<String> FHIRPATHS = List.of(
            "Patient.nonsense",
            "Patient.name.repeat(children())",
            "Patient..name",
            "((((",
            "Patient.name[99999999999]",
            "iif(",
            "resolve()",
            "%resource",
            "Patient.where(name.matches('(a+)+$'))",
            "'",
            "");

    private final Fragments dice;

    MalformedBundles(Fragments dice) {
        this.dice = dice;
    }

    Malformed any() {
        return dice.either(this::bundle, this::bundle, this::jsonPatch, this::pathPatch);
    }

    private Malformed bundle() {
        String type = dice.any(List.of("transaction", "batch", "batch", "nonsense", "collection", "message"));
        String body = "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":["
                + dice.times(4, this::entry, ",") + "]}";
        return Malformed.with(Due.NOT_SERVED, "POST", "/fhir", "application/fhir+json", body);
    }

    private String entry() {
        String request = "\"request\":{\"method\":\"" + dice.any(METHODS) + "\",\"url\":\"" + url() + "\""
                + dice.any(List.of(
                        "",
                        ",\"ifMatch\":\"nonsense\"",
                        ",\"ifNoneExist\":\"nonsense=1\"",
                        ",\"ifNoneMatch\":\"*\"",
                        ",\"ifModifiedSince\":\"2020\""))
                + "}";
        return dice.any(List.of(
                "{}",
                "null",
                "{" + request + "}",
                "{" + request + ",\"resource\":" + dice.any(RESOURCES) + "}",
                "{\"fullUrl\":\"urn:uuid:1\"," + request + ",\"resource\":" + dice.any(RESOURCES) + "}",
                "{\"resource\":" + dice.any(RESOURCES) + "}"));
    }

    /** No entry may write by it: nothing of that name is there. */
    private String url() {
        return dice.any(List.of(
                "",
                "Observation/absent",
                "Patient/absent/_history/x",
                "Nonsense/1",
                "../Patient",
                "http://other.example.org/Patient/1",
                "Patient?nonsense=1",
                "Patient?_count=-1",
                "Patient/%zz",
                "?",
                "$nonsense",
                "metadata",
                "Patient?birthdate=zz",
                "Observation?_id=absent",
                "Patient/absent/$everything",
                "Patient/%00",
                "_history?_since=x",
                "Patient?name=" + "x".repeat(3000)));
    }

    private Malformed jsonPatch() {
        return Malformed.with(
                Due.REFUSED, "PATCH", "/fhir/Patient/%KNOWN%", "application/json-patch+json", dice.any(PATCHES));
    }

    private Malformed pathPatch() {
        String body = """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"%s"},
                 {"name":"path","valueString":"%s"},{"name":"value","value%s":"nonsense"}]}]}""".formatted(
                        dice.any(List.of("add", "insert", "replace", "delete", "move", "nonsense")),
                        dice.any(FHIRPATHS),
                        dice.any(List.of("String", "Integer", "Nonsense", "Code")));
        // A deletion that meets nothing changes nothing (R4 fhirpatch.html).
        return Malformed.with(Due.HARMLESS, "PATCH", "/fhir/Patient/%KNOWN%", "application/fhir+json", body)
                .header("If-Match: W/\"77\"");
    }
}

package care.sij.api.malformed;

import static care.sij.api.malformed.Fragments.encoded;

import care.sij.api.malformed.Malformed.Due;
import java.util.List;

/** Ids, methods, headers and operations that are wrong. */
final class MalformedCalls {

    private static final List<String> IDS = List.of(
            "absent", "x".repeat(65), "a_b", "1%20or%201", "%27", "%22", "*", "~", "@", "absent/_history/1", "%C3%A9");
    private static final List<String> VERSIONS =
            List.of("0", "-1", "9".repeat(30), "x", "1.0", "%27", "77", "+1", "0x1");
    private static final List<String> TWO_READINGS = List.of(
            "/fhir/Patient/%2e%2e/x",
            "/fhir/Patient/..;/x",
            "/fhir//Patient",
            "/fhir/Patient/a%2fb",
            "/fhir/Patient/a%00",
            "/fhir/Patient/%zz",
            "/fhir/Patient/a;b",
            "/fhir/Patient/a\\b",
            "/fhir/Patient/%25%32",
            "*",
            "",
            "fhir",
            "http://[",
            "/fhir/Patient/{x}",
            "/fhir/Patient?a=\u0001",
            "/fhir/Patient/a b");
    private static final List<String> BROKEN = List.of(
            "X: a\u0000b",
            "no colon",
            ": x",
            "Content-Length: x",
            "Transfer-Encoding: x",
            "Host: other",
            "Expect: nonsense",
            "Authorization: Bearer x",
            "X-HTTP-Method-Override: DELETE",
            "X-Long: " + "x".repeat(20_000));
    private static final List<String> UNEXPECTED = List.of(
            "Accept: text/html",
            "Accept: ;;;",
            "Accept: */*;q=2",
            "Accept: application/fhir+json;fhirVersion=9.0",
            "Accept: nonsense",
            "Prefer: nonsense",
            "Prefer: return=nonsense, handling=",
            "Prefer: ;;;",
            "If-None-Match: \"",
            "If-None-Match: W/",
            "If-None-Match: ,,,",
            "If-None-Match: W/\"x\"",
            "If-Modified-Since: yesterday",
            "If-Modified-Since: 2020-01-01",
            "If-Modified-Since: Mon, 99 Foo 9999 99:99:99 GMT",
            "If-Unmodified-Since: nonsense",
            "Range: bytes=5-1",
            "Accept-Encoding: x;q=abc",
            "Accept-Charset: utf-7",
            "Cookie: a=b; a=c;;;",
            "Origin: null",
            "X-Break-Glass: x",
            "Accept: " + "a/b,".repeat(900),
            "If-Match: nonsense",
            "Content-Type: ;;;",
            "X-Provenance: {",
            "Forwarded: for=;");
    private static final List<String> TAGS = List.of(
            "W/\"77\"",
            "W/\"0\"",
            "W/\"x\"",
            "\"\"",
            "nonsense",
            "W/\"1\", W/\"2\"",
            "W/\"" + "9".repeat(30) + "\"",
            "'");
    private static final List<String> CONDITIONS = List.of(
            "nonsense=1",
            "&&&",
            "=",
            "?",
            "%zz=1",
            "identifier=",
            "identifier",
            "_count=1",
            "name:nonsense=x",
            "birthdate=zz",
            "_sort=_id");
    private static final List<String> COMING = List.of(
            "$validate",
            "Patient/$validate",
            "Patient/%KNOWN%/$everything",
            "CarePlan/absent/$everything",
            "Patient/%KNOWN%/$diff",
            "$diff",
            "$meta",
            "Patient/%KNOWN%/$meta",
            "ValueSet/$expand",
            "ValueSet/$validate-code",
            "CodeSystem/$lookup",
            "CodeSystem/$validate-code",
            "ConceptMap/$translate",
            "$export",
            "Patient/$export",
            "Group/absent/$export",
            "Subscription/absent/$status",
            "Subscription/absent/$events",
            "$nonsense",
            "Patient/$nonsense",
            "Observation/$lastn");
    private static final List<String> NAMES = List.of(
            "_since",
            "_type",
            "_typeFilter",
            "start",
            "end",
            "url",
            "code",
            "system",
            "date",
            "period",
            "effective",
            "from",
            "to",
            "version",
            "partner",
            "message",
            "profile",
            "mode",
            "filter",
            "count",
            "offset",
            "nonsense",
            "_count",
            "_cursor",
            "_format",
            "system-version");

    private final List<String> operations;
    private final Fragments dice;

    /** @param operations paths of those that are claimed, below {@code /fhir/} */
    MalformedCalls(List<String> operations, Fragments dice) {
        this.operations = operations;
        this.dice = dice;
    }

    Malformed any() {
        return dice.either(
                () -> Malformed.get(Due.REFUSED, "demo-hospital", "/fhir/Patient/" + dice.any(IDS)),
                () -> Malformed.get(
                        Due.REFUSED, "demo-hospital", "/fhir/Patient/%KNOWN%/_history/" + dice.any(VERSIONS)),
                () -> Malformed.get(Due.NO_REQUEST, "demo-hospital", dice.any(TWO_READINGS)),
                () -> Malformed.get(Due.NO_REQUEST, "demo-hospital", "/fhir/Patient/%KNOWN%")
                        .header(dice.any(BROKEN)),
                () -> Malformed.get(Due.HARMLESS, "demo-hospital", "/fhir/Patient/%KNOWN%")
                        .header(dice.any(UNEXPECTED)),
                () -> Malformed.get(Due.HARMLESS, "demo-hospital", "/fhir/metadata")
                        .header(dice.any(UNEXPECTED)),
                this::method,
                this::conditional,
                this::operation,
                this::operation,
                this::operation);
    }

    private Malformed method() {
        String target = dice.any(List.of(
                "/fhir",
                "/fhir/metadata",
                "/fhir/_history",
                "/fhir/Patient/%KNOWN%/_history",
                "/fhir/Patient/%KNOWN%/_history/1",
                "/fhir/AuditEvent/1",
                "/fhir/Nonsense",
                "/fhir/CarePlan/absent",
                "/fhir/Patient/_search",
                "/fhir/Patient/absent"));
        Due due = target.equals("/fhir/Nonsense") ? Due.NOT_SERVED : Due.REFUSED;
        return dice.either(
                () -> Malformed.with(due, dice.any(List.of("PUT", "PATCH")), target, "application/fhir+json", "{}"),
                () -> Malformed.with(
                        Due.NO_REQUEST,
                        dice.any(List.of("TRACE", "get", "PROPFIND", "X".repeat(200), "G(T")),
                        target,
                        "a/b",
                        ""),
                () -> Malformed.with(
                        Due.NOT_SERVED,
                        dice.any(List.of("PUT", "DELETE")),
                        "/fhir/Observation?" + dice.any(CONDITIONS),
                        "application/fhir+json",
                        "{\"resourceType\":\"Observation\",\"subject\":{\"reference\":\"Patient/absent\"}}"));
    }

    private Malformed conditional() {
        String person = "{\"resourceType\":\"Patient\",\"id\":\"%KNOWN%\",\"gender\":\"male\"}";
        return dice.either(
                () -> Malformed.with(Due.REFUSED, "PUT", "/fhir/Patient/%KNOWN%", "application/fhir+json", person)
                        .header("If-Match: " + dice.any(TAGS)),
                () -> Malformed.with(Due.REFUSED, "DELETE", "/fhir/Patient/%KNOWN%", "application/fhir+json", "")
                        .header("If-Match: " + dice.any(TAGS)),
                () -> Malformed.with(Due.REFUSED, "POST", "/fhir/Patient", "application/fhir+json", person)
                        .header("If-None-Exist: " + dice.any(CONDITIONS)));
    }

    private Malformed operation() {
        String path = "/fhir/" + dice.any(dice.below(2) == 0 ? operations : COMING);
        String client = dice.any(List.of("demo-hospital", "demo-auditor"));
        return dice.either(
                () -> Malformed.get(Due.HARMLESS, client, path + "?" + query()),
                () -> Malformed.with(Due.HARMLESS, "POST", path + "?" + query(), "application/fhir+json", "")
                        .by(client),
                () -> Malformed.with(Due.HARMLESS, "POST", path, "application/fhir+json", parameters())
                        .by(client),
                () -> Malformed.with(Due.HARMLESS, "POST", path, "application/fhir+json", dice.hostile())
                        .by(client));
    }

    private String query() {
        return dice.times(
                4,
                () -> dice.any(NAMES) + "="
                        + encoded(dice.either(
                                dice::hostile,
                                () -> dice.any(Fragments.SEPARATORS),
                                () -> dice.any(Fragments.NO_DATES))),
                "&");
    }

    private String parameters() {
        String parameter = dice.times(
                4,
                () -> dice.any(List.of(
                        "{}",
                        "null",
                        "{\"name\":\"" + dice.any(NAMES) + "\"}",
                        "{\"name\":\"" + dice.any(NAMES) + "\",\"valueString\":\"x\"}",
                        "{\"name\":\"" + dice.any(NAMES) + "\",\"valueUri\":\"::\"}",
                        "{\"name\":\"" + dice.any(NAMES) + "\",\"valueInstant\":\"nonsense\"}",
                        "{\"name\":\"" + dice.any(NAMES) + "\",\"valueInteger\":2147483648}",
                        "{\"name\":\"" + dice.any(NAMES) + "\",\"part\":[{\"name\":\"x\",\"part\":[{}]}]}",
                        "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Nonsense\"}}",
                        "{\"name\":\"resource\",\"resource\":{\"resourceType\":\"Patient\"}}")),
                ",");
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameter + "]}";
    }
}

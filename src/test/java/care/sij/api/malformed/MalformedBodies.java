package care.sij.api.malformed;

import care.sij.api.malformed.Malformed.Due;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Bodies that are no resource, or one that nobody may write; none of them says anything that could be stored. */
final class MalformedBodies {

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final int BOMB = 4 * 1024 * 1024;

    /** Of nobody, so that it is refused however it is damaged. */
    private static final String OBSERVATION = """
            {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"72514-3"}]},
             "subject":{"reference":"Patient/absent"},"effectiveDateTime":"2024-02-01","valueQuantity":{"value":7.0}}""";

    private static final List<String> DAMAGED_JSON = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "1",
            "\"Patient\"",
            "true",
            "{",
            "}",
            "{]",
            "\ufeff{}",
            "{\"resourceType\":null}",
            "{\"resourceType\":\"Nonsense\"}",
            "{\"resourceType\":[\"Observation\"]}",
            "{\"resourceType\":\"Observation\"}{}",
            OBSERVATION.replace("\"final\"", "\"nonsense\""),
            OBSERVATION.replace("\"status\":\"final\"", "\"status\":\"final\",\"status\":\"final\""),
            OBSERVATION.replace("\"status\":\"final\"", "\"status\":{\"status\":\"final\"}"),
            OBSERVATION.replace("\"status\"", "\"shoeSize\":43,\"status\""),
            OBSERVATION.replace("7.0", "1e999999999"),
            OBSERVATION.replace("7.0", "-1e2147483647"),
            OBSERVATION.replace("7.0", "9".repeat(5000)),
            OBSERVATION.replace("7.0", "NaN"),
            OBSERVATION.replace("7.0", "\"7.0\""),
            OBSERVATION.replace("7.0", "[7.0]"),
            OBSERVATION.replace("2024-02-01", "2024-02-31"),
            OBSERVATION.replace("2024-02-01", "x\\u0000"),
            OBSERVATION.replace("72514-3", "\\ud83d"),
            OBSERVATION.replace("72514-3", "\u0001"),
            OBSERVATION.replace("Patient/absent", "Patient/../../x"),
            OBSERVATION.replace("Patient/absent", "#"),
            OBSERVATION.replace("Patient/absent", "Patient?identifier=' OR 1=1 --|x"),
            OBSERVATION.replace("Patient/absent", "Patient?name:exact:exact.x=1"),
            OBSERVATION.replace(
                    "\"Observation\"",
                    "\"Observation\",\"contained\":[{\"resourceType\":\"Observation\",\"contained\":[{}]}]"),
            OBSERVATION.replace("\"Observation\"", "\"Observation\",\"id\":\"" + "x".repeat(65) + "\""),
            OBSERVATION.replace("\"Observation\"", "\"Observation\",\"meta\":{\"versionId\":[1]}"),
            OBSERVATION.replace(
                    "\"Observation\"",
                    "\"Observation\",\"text\":{\"status\":\"generated\",\"div\":\"<div><script/></div>\"}"),
            "{\"resourceType\":\"Subscription\",\"status\":\"nonsense\",\"criteria\":\"x\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"file:///etc/passwd\"}}");

    private static final List<String> DAMAGED_XML = List.of(
            "",
            "<",
            "<a/>",
            "<Observation/>",
            "<Observation xmlns=\"urn:x\"/>",
            "<?xml version=\"9.9\"?><Observation/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Observation xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Observation>",
            "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;\">]><Observation xmlns=\"http://hl7.org/fhir\"><id value=\"&d;\"/></Observation>",
            "<Observation xmlns=\"http://hl7.org/fhir\"><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/></Observation>",
            "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"><status value=\"final\"/></status></Observation>",
            "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"nonsense\"/></Observation>",
            "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"&#0;\"/></Observation>",
            "<?xml-stylesheet href=\"http://127.0.0.1/x\"?><Observation xmlns=\"http://hl7.org/fhir\"><nonsense/></Observation>");

    private final Fragments dice;

    MalformedBodies(Fragments dice) {
        this.dice = dice;
    }

    Malformed any() {
        return dice.either(
                () -> sent(JSON, dice.any(DAMAGED_JSON)),
                () -> sent(XML, dice.any(DAMAGED_XML)),
                () -> sent(JSON, OBSERVATION.substring(0, dice.below(OBSERVATION.length()))),
                () -> sent(JSON, spoilt()),
                this::deep,
                this::ofOtherKind,
                this::bomb,
                () -> sent(JSON, OBSERVATION)
                        .header("X-Provenance: "
                                + dice.any(DAMAGED_JSON.subList(2, 9)).strip()));
    }

    private Malformed sent(String contentType, String body) {
        return dice.any(List.of(
                Malformed.with(Due.REFUSED, "POST", "/fhir/Observation", contentType, body),
                Malformed.with(Due.REFUSED, "PUT", "/fhir/Observation/absent", contentType, body),
                Malformed.with(Due.REFUSED, "PUT", "/fhir/Patient/%KNOWN%", contentType, body),
                Malformed.with(Due.REFUSED, "POST", "/fhir/Subscription", contentType, body),
                Malformed.with(Due.REFUSED, "POST", "/fhir/Nonsense", contentType, body),
                Malformed.with(Due.REFUSED, "POST", "/fhir", contentType, body),
                Malformed.with(Due.REFUSED, "POST", "/fhir/$process-message", contentType, body)));
    }

    private String spoilt() {
        StringBuilder body = new StringBuilder(OBSERVATION);
        for (int times = 1 + dice.below(3); times > 0; times--) {
            int place = dice.below(body.length());
            body.replace(
                    place,
                    place + dice.below(6),
                    dice.any(List.of("\"", "{", "]", ",", ":", "\\", "\u0000", "0", "é", "")));
            body.append(' ');
        }
        return body.toString();
    }

    private Malformed deep() {
        int depth = 1 + dice.below(20_000);
        return dice.either(
                () -> sent(JSON, "[".repeat(depth)),
                () -> sent(JSON, "{\"resourceType\":\"Observation\",\"extension\":" + "[{\"extension\":".repeat(depth)),
                () -> sent(
                        JSON,
                        "{\"resourceType\":\"Observation\",\"contained\":"
                                + "[{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":".repeat(depth)),
                () -> sent(XML, "<Observation xmlns=\"http://hl7.org/fhir\">" + "<extension>".repeat(depth)));
    }

    private Malformed ofOtherKind() {
        return sent(
                dice.any(List.of(
                        "text/plain",
                        "multipart/form-data",
                        "application/x-www-form-urlencoded",
                        "nonsense",
                        "*/*",
                        "application/fhir+json; charset=utf-7",
                        "application/fhir+json; charset=\"",
                        "application/fhir+turtle")),
                OBSERVATION);
    }

    private Malformed bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(OBSERVATION.getBytes(StandardCharsets.UTF_8));
            gzip.write(new byte[BOMB]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Malformed bomb = sent(JSON, "").body(packed.toByteArray());
        return dice.below(2) == 0 ? bomb : bomb.header("Content-Encoding: gzip");
    }
}

package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.RawConnection;
import care.sij.support.StoredRows;
import care.sij.support.WholeService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an attacker or a broken engine sends: a 4xx or fatal-error that says where, why and what to do; nothing stored,
 * nobody held up.
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileInputIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String JSON = "application/fhir+json";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void saysWhyABodyIsNotRead(String name, byte[] body, String reason, CapturedOutput log) {
        StoredRows before = StoredRows.now();
        assertRefused(Answer.of(hospital.send(body, JSON)), 400, reason, log);
        assertThat(StoredRows.now()).isEqualTo(before);
    }

    static Stream<Arguments> unreadable() {
        String good = request("unreadable");
        return Stream.of(
                body("more than 20 MB", padded(good, 20 * MEGABYTE + 1), "TOO_LARGE"),
                body("much more than 20 MB", padded(good, 64 * MEGABYTE), "TOO_LARGE"),
                body("10,001 entries", withEntries(10_001), "TOO_MANY_ENTRIES"),
                body("100,000 levels", "{\"resourceType\":\"Bundle\",\"x\":" + "[".repeat(100_000), "TOO_DEEP"),
                body("100 extensions deep", nested(good, 100), "TOO_DEEP"),
                body("duplicate key within an entry", twice(good, "\"gender\""), "DUPLICATE_PROPERTY"),
                body(
                        "unknown element within an entry",
                        good.replaceFirst("\"gender\"", "\"shoeSize\": 43, \"gender\""),
                        "UNKNOWN_ELEMENT"),
                body("raw NUL", good.replaceFirst("Synthetica", "Syn\u0000thetica"), "MALFORMED"),
                body("escaped NUL", good.replaceFirst("Synthetica", "Syn\\\\u0000thetica"), "ILLEGAL_CHARACTER"),
                body("half a pair", good.replaceFirst("Synthetica", "Syn\\\\ud83dthetica"), "ILLEGAL_CHARACTER"),
                body("pair turned round", good.replaceFirst("Synthetica", "\\\\ude00\\\\ud83d"), "ILLEGAL_CHARACTER"),
                Arguments.of("surrogate in UTF-8", replaced(good, 0xED, 0xA0, 0x80), "NOT_UTF8"),
                Arguments.of("overlong UTF-8", replaced(good, 0xC0, 0xAF), "NOT_UTF8"),
                Arguments.of("byte that UTF-8 has not", replaced(good, 0xFF), "NOT_UTF8"),
                Arguments.of(
                        "Latin-1",
                        good.replace("Synthetica", "Synth\u00e9tica").getBytes(StandardCharsets.ISO_8859_1),
                        "NOT_UTF8"),
                Arguments.of("UTF-16", good.getBytes(StandardCharsets.UTF_16), "NOT_UTF8"),
                Arguments.of("UTF-32", good.getBytes(Charset.forName("UTF-32LE")), "MALFORMED"),
                body("byte-order mark", "\uFEFF" + good, "NOT_UTF8"),
                body("nothing", "", "NOT_A_RESOURCE"),
                body("null", "null", "NOT_A_RESOURCE"),
                body("document type", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Bundle/>", "MALFORMED"),
                body("two documents", good + good, "TRAILING_CONTENT"),
                body("endless number", good.replaceFirst("\"value\": 7", "\"value\": 1e99999"), "INVALID_VALUE"),
                body("Parameters", "{\"resourceType\":\"Parameters\"}", "UNEXPECTED_TYPE"),
                body("transaction", good.replace("\"message\"", "\"transaction\""), "Bundle.type"),
                body("29 February 2023", good.replace("1970-11-02", "2023-02-29"), "INVALID_VALUE"),
                body("13th month", good.replace("1970-11-02", "1970-13-01"), "INVALID_VALUE"),
                body(
                        "written before there was FHIR",
                        good.replaceFirst("\"timestamp\": \"[^\"]*\"", "\"timestamp\": \"0001-01-01T00:00:00Z\""),
                        "Bundle.timestamp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+xml; charset=ISO-8859-1",
                "application/fhir+json; charset=ISO-8859-1",
                "application/fhir+json; charset=UTF-16",
                "application/fhir+json; charset=nonsense",
                "text/plain",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
                "nonsense"
            })
    void takesNothingButJsonAndXmlInUtf8(String contentType, CapturedOutput log) {
        StoredRows before = StoredRows.now();
        byte[] body = request("other-kind").getBytes(StandardCharsets.UTF_8);
        Answer answer = Answer.of(hospital.send(body, contentType));
        assertRefused(answer, 415, "application/fhir+json", log);
        assertThat(answer.rules()).contains("SEND_UNSUPPORTED_BODY");
        assertThat(StoredRows.now()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "entity of a file| <!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Bundle>",
                "entities of entities| <!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;\">]><Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&y;\"/></Bundle>",
                "entity nobody declared| <Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"&x;\"/></Bundle>",
                "other namespace| <Bundle xmlns=\"http://elsewhere.example.org\"><id value=\"1\"/></Bundle>",
                "no end| <Bundle xmlns=\"http://hl7.org/fhir\"><id value=\"1\"/>",
                "JSON after all| {\"resourceType\":\"Bundle\"}",
            })
    void readsNoXmlThatIsMoreThanAResource(String name, String xml, CapturedOutput log) {
        StoredRows before = StoredRows.now();
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        assertRefused(Answer.of(hospital.send(body, "application/fhir+xml")), 400, "NOT_FHIR", log);
        assertThat(StoredRows.now()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "br"})
    void unpacksNothing(String encoding, CapturedOutput log) throws Exception {
        HttpRequest request = hospital.authorized("/fhir/$process-message")
                .header("Content-Type", JSON)
                .header("Content-Encoding", encoding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bomb()))
                .build();
        assertRefused(answer(request), 415, "Content-Encoding", log);
    }

    @Test
    void readsNoMoreThanTheLimitOfABodyWithoutLength(CapturedOutput log) throws Exception {
        byte[] body = padded(request("chunked"), 24 * MEGABYTE).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = hospital.authorized("/fhir/$process-message")
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        assertRefused(answer(request), 400, "TOO_LARGE", log);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusable")
    void refusesContentThatCannotBe(String name, UnaryOperator<Letter> spoil, String where, CapturedOutput log) {
        Journey.Message message = spoil.apply(Letter.from(Journey.named("J1")
                        .about("SYN-001-hostile-" + name.replaceAll("[^a-z]+", "-"))
                        .messages()
                        .get(0)))
                .message();
        StoredRows before = StoredRows.now();
        Answer answer = Answer.to(message);
        assertThat(answer.code()).as(answer.text()).isEqualTo("fatal-error");
        assertRefused(answer, 200, where, log);
        assertThat(StoredRows.now()).isEqualTo(before);
    }

    static Stream<Arguments> refusable() {
        return Stream.of(
                content("clock ten minutes ahead", letter -> letter.dated(fromNow(10)), "Bundle.timestamp"),
                content("born in the future", letter -> born(letter, "2999-12-31"), "birthDate"),
                content("born on the first of January of the year one", letter -> born(letter, "0001-01-01"), "1900"),
                content("measured in the year one", letter -> measured(letter, "0001-01-01T00:00:00Z"), "1900"),
                content("measured after the last day", letter -> measured(letter, "9999-12-31T23:59:59Z"), "future"),
                content(
                        "unknown resource",
                        letter -> subject(letter, "Patient/00000000-0000-4000-8000-000000000000"),
                        "other-patient"),
                content(
                        "unknown performer",
                        letter -> letter.each(
                                "Observation",
                                finding -> finding.putArray("performer")
                                        .addObject()
                                        .put("reference", "Practitioner/00000000-0000-4000-8000-000000000000")),
                        "performer"),
                content(
                        "resource elsewhere",
                        letter -> subject(letter, "https://elsewhere.example.com/fhir/Patient/1"),
                        "other-patient"),
                content("way out of the path", letter -> subject(letter, "../../../etc/passwd"), "subject"),
                content(
                        "no source",
                        letter -> letter.each(
                                "MessageHeader",
                                header -> header.putObject("source").put("name", "nobody")),
                        "source"));
    }

    /** Each is lawful, and each is longer than an index entry may be. */
    @ParameterizedTest
    @ValueSource(strings = {"family", "text", "city", "code", "system", "display", "reference", "description", "url"})
    void storesOrRefusesLongTextsButDoesNotFail(String element) {
        Journey.Message message = Letter.from(Journey.named("J1")
                        .about("SYN-001-long-" + element)
                        .messages()
                        .get(0))
                .each("Patient", patient -> lengthen(patient, element))
                .each("Condition", condition -> lengthen(condition, element))
                .each("Task", task -> lengthen(task, element))
                .message();
        Answer answer = Answer.to(message);
        assertThat(answer.status()).as(answer.text()).isIn(200, 400);
        if (answer.status() == 200) {
            assertThat(answer.code()).isIn("ok", "fatal-error");
        }
    }

    @Test
    void takesALeapDayAndAClockAMinuteAhead() {
        Letter letter = Letter.from(
                Journey.named("J1").about("SYN-001-leap-day").messages().get(0));
        Answer.taken(born(letter, "2024-02-29").dated(fromNow(1)).message());
    }

    @Test
    void isNotHeldUpBySendersThatDoNotGoOn() throws Exception {
        List<RawConnection> silent = new ArrayList<>();
        try {
            for (int number = 0; number < 40; number++) {
                silent.add(begun());
            }
            Instant begin = Clock.systemUTC().instant();
            Answer.taken(
                    Journey.named("J1").about("SYN-001-not-held-up").messages().get(0));
            assertThat(Duration.between(begin, Clock.systemUTC().instant())).isLessThan(Duration.ofSeconds(10));
            assertThat(silent.get(0).readUntil("\"timeout\""))
                    .startsWith("HTTP/1.1 408")
                    .contains("OperationOutcome");
        } finally {
            for (RawConnection connection : silent) {
                connection.close();
            }
        }
    }

    private RawConnection begun() throws IOException {
        String token = hospital.authorized("/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        return RawConnection.open(WholeService.baseUrl(), PATIENCE)
                .write("POST /fhir/$process-message HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                        + "\r\nContent-Type: application/fhir+json\r\nContent-Length: 5000\r\n\r\n{");
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        return Answer.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    private static void assertRefused(Answer answer, int status, String tells, CapturedOutput log) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.outcome().path("resourceType").asString()).isEqualTo("OperationOutcome");
        JsonNode first = answer.outcome().path("issue").path(0);
        assertThat(first.path("diagnostics").asString()).hasSizeGreaterThan(20);
        assertThat(first.path("expression").path(0).asString("")).isNotBlank();
        assertThat(answer.outcome().toString()).contains(tells);
        assertThat(answer.text()).doesNotContain("Exception", "care.sij", "Synthetica", "1970-11-02");
        assertThat(log.getAll()).doesNotContain("Synthetica", "1970-11-02", "SYN-001", "\tat ");
    }

    private static String request(String purpose) {
        return Journey.named("J1").about("SYN-001-" + purpose).messages().get(0).json();
    }

    private static Arguments body(String name, String body, String reason) {
        return Arguments.of(name, body.getBytes(StandardCharsets.UTF_8), reason);
    }

    private static Arguments content(String name, UnaryOperator<Letter> spoil, String where) {
        return Arguments.of(name, spoil, where);
    }

    private static String padded(String json, int length) {
        return json + " ".repeat(length - json.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String withEntries(int count) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":["
                + String.join(",", Collections.nCopies(count, "{\"fullUrl\":\"urn:x\"}")) + "]}";
    }

    private static String nested(String json, int levels) {
        String extension = "\"extension\":[{\"url\":\"http://example.com/x\",".repeat(levels) + "\"valueInteger\":1"
                + "}]".repeat(levels);
        return json.replaceFirst("\"gender\"", extension + ",\"gender\"");
    }

    private static String twice(String json, String property) {
        return json.replaceFirst(property + ": \"female\"", property + ": \"female\", " + property + ": \"male\"");
    }

    /** The first name's bytes replaced by others. */
    private static byte[] replaced(String json, int... bytes) {
        int at = json.indexOf("Synthetica");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(json.substring(0, at).getBytes(StandardCharsets.UTF_8));
        for (int value : bytes) {
            body.write(value);
        }
        body.writeBytes(json.substring(at + 1).getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** Two gigabytes when unpacked twice; sent as it is. */
    private static byte[] bomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blank = new byte[MEGABYTE];
            for (int megabyte = 0; megabyte < 64; megabyte++) {
                gzip.write(blank);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String fromNow(int minutes) {
        return Clock.systemUTC().instant().plus(Duration.ofMinutes(minutes)).toString();
    }

    private static Letter born(Letter letter, String day) {
        return letter.each("Patient", patient -> patient.put("birthDate", day));
    }

    private static Letter measured(Letter letter, String time) {
        return letter.each("Observation", observation -> observation.put("effectiveDateTime", time));
    }

    private static Letter subject(Letter letter, String reference) {
        return letter.each(
                "Observation", observation -> observation.putObject("subject").put("reference", reference));
    }

    private static void lengthen(ObjectNode resource, String element) {
        resource.findParents(element).forEach(parent -> {
            if (parent.path(element).isString()) {
                String text = parent.path(element).asString();
                ((ObjectNode) parent).put(element, text + unlike(text).repeat(800));
            }
        });
    }

    /** Sixty characters that differ from text to text. */
    private static String unlike(String text) {
        StringBuilder digits = new StringBuilder();
        for (int seed = text.hashCode(); digits.length() < 60; seed = seed * 31 + 7) {
            digits.append(Integer.toString(Math.abs(seed % 1_000_000), 36));
        }
        return digits.toString();
    }
}

package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.RawConnection;
import care.sij.support.ServiceOutput;
import care.sij.support.WholeService;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.ObjectNode;

/** Who is asked about in a request line stays out of the log, at the level at which the service runs. */
class SilentLogIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CANARY = "SYN-001-unlogged";
    private static final String MARK = "the log is being captured";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final ServiceOutput.LogSince log = ServiceOutput.logFromNow();

    @BeforeEach
    void mark() {
        LoggerFactory.getLogger(SilentLogIT.class).info(MARK);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            GET  ~ /fhir/Patient?identifier=http://demo-hospital.example.org/mrn|SYN-001-unlogged ~ 200
            GET  ~ /fhir/Patient?identifier=http://demo-hospital.example.org/mrn%7CSYN-001-unlogged ~ 200
            GET  ~ /fhir/Patient?identifer=SYN-001-unlogged ~ 400
            GET  ~ /fhir/Patient?birthdate=SYN-001-unlogged ~ 400
            GET  ~ /fhir/SYN-001-unlogged ~ 404
            GET  ~ /fhir/Patient/SYN-001-unlogged ~ 404
            GET  ~ /fhir/Patient/SYN-001-unlogged^ ~ 400
            GET  ~ /fhir/Patient?name={SYN-001-unlogged} ~ 400
            GET  ~ /fhir/Patient?name=%ZZSYN-001-unlogged ~ 400
            GET  ~ /fhir/Patient?name=%FFSYN-001-unlogged ~ 400
            GET  ~ /fhir/..;/SYN-001-unlogged ~ 400
            POST ~ /fhir/$process-message?patient=http://demo-hospital.example.org/mrn|SYN-001-unlogged ~ 400
            POST ~ /fhir/Patient/SYN-001-unlogged/$everything ~ 4
            PUT  ~ /fhir/Patient/SYN-001-unlogged ~ 400
            """)
    void namesNobodyInTheLog(String method, String path, String status) throws IOException {
        String answer = raw(method, path);
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(log.text()).contains(MARK).doesNotContain(CANARY);
    }

    @Test
    void namesNobodyInTheLogOfAMessage() {
        Journey journey = Journey.named("J1").about(CANARY);
        journey.messages().subList(0, 7).forEach(Answer::taken);
        assertThat(log.text()).contains(MARK).doesNotContain(CANARY).doesNotContain("Synthetica");
    }

    /** The validator's libraries have loggers of their own, which quote what they cannot make out. */
    @Test
    void namesNobodyInTheLogOfAMessageThatTheValidatorWondersAt() {
        Letter letter = Letter.from(
                        Journey.named("J1").about("SYN-001-odd").messages().get(0))
                .each("Patient", patient -> {
                    patient.put("language", CANARY);
                    ((ObjectNode) patient.findValue("communication")
                                    .findValue("coding")
                                    .path(0))
                            .put("code", CANARY);
                })
                .each(
                        "Condition",
                        condition -> ((ObjectNode)
                                        condition.path("code").path("coding").path(0))
                                .put("system", "urn:" + CANARY)
                                .put("code", CANARY)
                                .put("display", CANARY));
        Answer.to(letter.message());
        assertThat(log.text()).contains(MARK).doesNotContain(CANARY);
    }

    /** Tests have these levels without the service too; they must not hide that it lost its own. */
    @ParameterizedTest
    @CsvSource({"org.apache.coyote.http11, error", "ca.uhn.fhir.log, off", "ca.uhn.hl7v2, off"})
    void isSetToTheLevelsAtWhichTestsLog(String logger, String level) {
        assertThat(WholeService.bean(Environment.class).getProperty("logging.level." + logger))
                .isEqualTo(level);
    }

    private String raw(String method, String path) throws IOException {
        String token = hospital.authorized("/fhir/metadata")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        try (RawConnection connection = RawConnection.open(WholeService.baseUrl(), PATIENCE)) {
            return connection
                    .write(
                            method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                                    + "\r\nContent-Type: application/fhir+json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
                    .read();
        }
    }
}

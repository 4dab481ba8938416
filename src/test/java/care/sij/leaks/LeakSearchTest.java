package care.sij.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.leaks.Told.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LeakSearchTest {

    private static final JsonNode PATIENT = JsonMapper.builder().build().readTree("""
            {"resourceType": "Patient", "id": "5f0c-patient",
             "identifier": [{"value": "MRN 77/4"}],
             "name": [{"family": "Zweifel-Ünal", "given": ["Ottilie Maria", "T."], "text": "Frau Ottilie"}],
             "birthDate": "1951-03-09",
             "telecom": [{"system": "phone", "value": "+1 (555) 010-4477"}, {"system": "email", "value": "otti@example.org"}],
             "address": [{"line": ["9 Leak Lane"], "city": "Beispielstadt", "state": "NY", "postalCode": "54321"}],
             "contact": [{"name": {"family": "Ruhland"}, "telecom": [{"value": "555 0999"}]}]}""");

    private final LeakSearch search = new LeakSearch(PatientWords.of(PATIENT));

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            NAME ~ plan of Zweifel-Ünal is derived
            NAME ~ plan of ZWEIFEL-ÜNAL^OTTILIE is derived
            NAME ~ cannot read [maria]
            NAME ~ told Ruhland
            NAME ~ family=Synthetica-Nine is on no record
            BIRTH_DATE ~ born 1951-03-09.
            BIRTH_DATE ~ PID|1||x||y||19510309|F
            ADDRESS ~ sent to 9 leak lane, Albany
            ADDRESS ~ city "Beispielstadt"
            PHONE_OR_MAIL ~ call 1 (555) 010-4477
            PHONE_OR_MAIL ~ call 15550104477
            PHONE_OR_MAIL ~ mailto:otti@example.org
            PHONE_OR_MAIL ~ 555 0999
            IDENTIFIER ~ no such number: MRN 77/4
            IDENTIFIER ~ GET /fhir/Patient/5f0c-patient 404
            IDENTIFIER ~ GET /fhir/Patient?identifier=http%3A%2F%2Fx.example.org%7CMRN%2077%2F4 404
            IDENTIFIER ~ row ("C-SYN-001-never-stored") is there already
            TOKEN ~ 'Bearer eyJhbGciOiJSUzM4NCJ9.eyJpc3MiOiJ4In0.c2ln'
            TOKEN ~ 'request headers: Authorization: Basic cGVyc29uOnNlY3JldA=='
            TOKEN ~ 'form {client_assertion=abc}'
            """)
    void findsWhatIsTold(Kind kind, String line) {
        List<Leak> leaks = search.in("service.log", List.of("INFO nothing", line));
        assertThat(leaks).extracting(leak -> leak.told().kind()).contains(kind);
        assertThat(leaks).allMatch(leak -> leak.toString().startsWith("service.log:2: "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Started SijPathwaysApplication in 28.8 seconds",
                "checkpoint at 1951-03-09T10:00:00Z would be a moment",
                "Marian, Ottiliens and xMaria are others",
                "process 54321 in NY",
                "request failed, incident 15550104477000",
                "100% of %ZZ",
                "T. is an initial",
                "authorization is refused: no password"
            })
    void findsNothingElse(String line) {
        assertThat(search.in("service.log", List.of(line))).isEmpty();
    }

    @Test
    void looksForNoWordThatAnyLogHas() {
        JsonNode damaged = JsonMapper.builder().build().readTree("""
                {"resourceType": "Patient", "identifier": [{"value": "none"}, {"value": "2023"}, {"value": "http://"}],
                 "name": [{"family": "urn:uuid:", "given": ["Ann"]}], "birthDate": "1951",
                 "address": [{"city": " "}]}""");
        assertThat(PatientWords.of(damaged)).isEmpty();
    }

    @Test
    void findsNothingWithoutWordsButShapes() {
        LeakSearch shapes = new LeakSearch(Stream.empty());
        assertThat(shapes.in("service.log", List.of("Zweifel-Ünal", "SYN-001")))
                .extracting(Leak::line)
                .containsExactly(2);
    }
}

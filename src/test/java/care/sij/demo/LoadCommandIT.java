package care.sij.demo;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.WholeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come into the record as their partner would send them. */
class LoadCommandIT {

    private static final String MRN = "http://demo-hospital.example.org/mrn";

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String number = "LOAD-" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        write("a.ndjson", patient() + "\n\n" + allergy("Patient/abc", "Latex") + "\n");
        write("practitionerInformation1.json", """
                {'resourceType': 'Bundle', 'type': 'transaction', 'entry': [{'request': {'method': 'POST', 'url':
                 'Practitioner', 'ifNoneExist': 'identifier=http://demo-hospital.example.org/npi%7CN-NUMBER'},
                 'resource': {'resourceType': 'Practitioner', 'name': [{'family': 'SYNTHETICA'}],
                  'identifier': [{'system': 'http://demo-hospital.example.org/npi', 'value': 'N-NUMBER'}]}}]}""");
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(directory.resolve(name), json.replace('\'', '"').replace("NUMBER", number));
    }

    private static String patient() {
        return "{'resourceType': 'Patient', 'id': 'abc', 'identifier': [{'system': '" + MRN
                + "', 'value': 'NUMBER'}], 'name': [{'family': 'SYNTHETICA', 'given': ['Loada']}], 'gender': 'female',"
                + " 'birthDate': '1980-04-01'}";
    }

    private static String allergy(String patient, String text) {
        return "{'resourceType': 'AllergyIntolerance', 'id': 'def', 'identifier': [{'system':"
                + " 'http://demo-hospital.example.org/allergy', 'value': 'A-NUMBER-" + text + "'}],"
                + " 'clinicalStatus': {'coding': [{'code': 'active', 'system':"
                + " 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'}]}, 'patient': {'reference': '"
                + patient + "'}, 'code': {'text': '" + text + "'}}";
    }

    private int load(String... more) {
        String port = Integer.toString(URI.create(WholeService.baseUrl()).getPort());
        List<String> arguments = Stream.concat(
                        Stream.of("demo-hospital", directory.toString(), "--server.port=" + port), Stream.of(more))
                .toList();
        return new LoadCommand(
                        Clock.systemUTC(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    @Test
    void loadsLinesAndBundlesAndLoadsThemOnceHoweverOften() {
        assertThat(load()).as(err::toString).isZero();
        assertThat(load("--connections=3")).as(err::toString).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("2 of 2 files, 3 resources")
                .contains("resources/s, 0 failures");
        List<String> patients = hospital.search("Patient?identifier=" + MRN + "%7C" + number).stream()
                .map(found -> found.path("id").asString())
                .toList();
        assertThat(patients).hasSize(1);
        assertThat(hospital.search("AllergyIntolerance?patient=" + patients.get(0)))
                .hasSize(1);
        assertThat(hospital.search("Practitioner?identifier=http://demo-hospital.example.org/npi%7CN-" + number))
                .hasSize(1);
    }

    @Test
    void tellsWhichFilesFailedWhereAndWhyAndLoadsTheOthers() throws IOException {
        write("b.ndjson", allergy("Patient/nobody", "Pollen") + "\n");
        write("c.json", "{'resourceType': 'Bundle', 'type': 'transaction', 'entry': 7}");

        assertThat(load()).isEqualTo(1);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("4 of 4 files, 3 resources")
                .contains("2 failures");
        assertThat(err.toString(StandardCharsets.UTF_8).lines().sorted())
                .satisfiesExactly(
                        line -> assertThat(line).contains("b.ndjson up to line 1: HTTP 4"),
                        line -> assertThat(line).contains("c.json: HTTP 400"));
    }

    @Test
    void sendsNothingWithoutFilesOrClient() {
        assertThat(load(directory.resolve("absent").toString())).isEqualTo(2);
        assertThat(load("--connections=99")).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot be read", "Usage: load");
    }
}

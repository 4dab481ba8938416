package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.param.StringParam;
import care.sij.demo.DemoTokens;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.TestProcess;
import care.sij.support.WholeService;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * Three public clients do the same through the REST face: create, search, page, patch, transaction, history, export.
 */
@Tag("long")
class FhirClientsTourIT {

    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final String LABORATORY = "http://demo-hospital.example.org/laboratory";
    private static final Path SCRIPTS = Path.of("src", "test", "clients");
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String CORRECTION = """
            [{"op": "replace", "path": "/valueQuantity/value", "value": 14.1}]""";

    private static final IGenericClient CLIENT = client();

    private static IGenericClient client() {
        FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        IGenericClient client = FHIR.newRestfulGenericClient(WholeService.baseUrl() + "/fhir");
        client.registerInterceptor(
                new BearerTokenAuthInterceptor(DemoTokens.of("demo-hospital", WholeService.baseUrl())));
        return client;
    }

    @Nested
    class WithHapi {

        @Test
        void createsSearchesAndPages() {
            Patient patient = person("SYN-209");
            List<String> written = Stream.of("13.5", "13.7", "13.9")
                    .map(value -> create(haemoglobin(patient, "SYN-209-" + value, value)))
                    .toList();

            Bundle first = CLIENT.search()
                    .forResource(Observation.class)
                    .where(Observation.PATIENT.hasId(patient.getIdElement().getIdPart()))
                    .and(Observation.CODE.exactly().systemAndCode("http://loinc.org", "718-7"))
                    .count(2)
                    .returnBundle(Bundle.class)
                    .execute();
            // In the tests the service does not know its own port.
            URI next = URI.create(first.getLink("next").getUrl());
            first.getLink("next").setUrl(WholeService.baseUrl() + next.getRawPath() + "?" + next.getRawQuery());
            Bundle second = CLIENT.loadPage().next(first).execute();

            assertThat(first.getEntry()).hasSize(2);
            assertThat(Stream.of(first, second).flatMap(page -> page.getEntry().stream()))
                    .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                    .containsExactlyInAnyOrderElementsOf(written);
        }

        @Test
        void writesATransactionAndReadsTheHistory() {
            Patient patient = person("SYN-210");
            Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
            transaction
                    .addEntry()
                    .setFullUrl("urn:uuid:77a1f3a9-5a3f-4a0b-8f0e-6d6f8f1a2b01")
                    .setResource(haemoglobin(patient, "SYN-210-1", "14.0"))
                    .getRequest()
                    .setMethod(Bundle.HTTPVerb.POST)
                    .setUrl("Observation");

            Bundle done = CLIENT.transaction().withBundle(transaction).execute();

            assertThat(done.getEntryFirstRep().getResponse().getStatus()).startsWith("201");
            Bundle history = CLIENT.history()
                    .onInstance(patient.getIdElement().toUnqualifiedVersionless())
                    .returnBundle(Bundle.class)
                    .execute();
            assertThat(history.getEntry()).hasSize(1);
        }

        @Test
        void patches() {
            String id = create(haemoglobin(person("SYN-211"), "SYN-211-1", "13.9"));

            MethodOutcome patched = CLIENT.patch()
                    .withBody(CORRECTION)
                    .withId("Observation/" + id)
                    .execute();

            assertThat(patched.getId().getVersionIdPart()).isEqualTo("2");
            assertThat(CLIENT.read()
                            .resource(Observation.class)
                            .withId(id)
                            .execute()
                            .getValueQuantity()
                            .getValue())
                    .isEqualByComparingTo("14.1");
        }

        @Test
        void exports() {
            DemoPartner hospital = WholeService.partner("demo-hospital");
            String id = person("SYN-212").getIdElement().getIdPart();

            MethodOutcome started = CLIENT.operation()
                    .onServer()
                    .named("$export")
                    .withSearchParameter(Parameters.class, "_type", new StringParam("Patient"))
                    .useHttpGet()
                    .withAdditionalHeader("Prefer", "respond-async")
                    .returnMethodOutcome()
                    .execute();
            String status = URI.create(
                            started.getFirstResponseHeader("content-location").orElseThrow())
                    .getRawPath();
            RestCall.Got manifest = Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> RestCall.beside(hospital, status).call("GET", ""), answer -> answer.status() != 202);

            assertThat(manifest.status()).as(manifest.text()).isEqualTo(200);
            StringBuilder lines = new StringBuilder();
            for (JsonNode file : manifest.json().path("output")) {
                String path = URI.create(file.path("url").asString()).getRawPath();
                lines.append(RestCall.beside(hospital, path).call("GET", "").text());
            }
            assertThat(lines).contains("\"id\":\"" + id + "\"");
        }
    }

    @Nested
    class InJavaScript {

        private static final Path DIRECTORY = TestProcess.directory("fhir-clients");

        @BeforeAll
        static void install() throws Exception {
            assumeTrue(nodeIsThere(), "Node.js 20 or later and npm are not installed");
            FileSystemUtils.deleteRecursively(DIRECTORY);
            Files.createDirectories(DIRECTORY);
            for (String file :
                    List.of("package.json", "demo.js", "steps.js", "steps-fhir-kit-client.js", "steps-fhirclient.js")) {
                Files.copy(SCRIPTS.resolve(file), DIRECTORY.resolve(file));
            }
            Process installed = process("npm", "install", "--no-audit", "--no-fund", "--no-package-lock");
            String output = outputOf(installed);
            assertThat(installed.exitValue()).as(output).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"fhir-kit-client", "fhirclient"})
        void aClientGoesAllTheWay(String client) throws Exception {
            Process tour = process("node", "steps-" + client + ".js");

            assertThat(outputOf(tour)).endsWith(client + ": create search page patch transaction history export\n");
            assertThat(tour.exitValue()).isZero();
        }

        private static boolean nodeIsThere() throws Exception {
            String check =
                    "command -v npm && node -e 'process.exit(Number.parseInt(process.versions.node) >= 20 ? 0 : 1)'";
            return new ProcessBuilder("sh", "-c", check).start().waitFor() == 0;
        }

        private static Process process(String... command) throws IOException {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(DIRECTORY.toFile()).redirectErrorStream(true);
            builder.environment()
                    .put(
                            "SIJ_PORT",
                            Integer.toString(URI.create(WholeService.baseUrl()).getPort()));
            builder.environment().put("SIJ_TOKEN", DemoTokens.of("demo-hospital", WholeService.baseUrl()));
            return builder.start();
        }

        private static String outputOf(Process process) throws Exception {
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
                return text;
            }
        }
    }

    private static Patient person(String number) {
        Patient person = new Patient().setGender(AdministrativeGender.FEMALE);
        person.addIdentifier().setSystem(MRN).setValue(number);
        person.addName().setFamily("SYNTHETICA").addGiven("Tourina");
        person.setBirthDateElement(new DateType("1980-04-01"));
        person.setId(CLIENT.create().resource(person).execute().getId().toUnqualifiedVersionless());
        return person;
    }

    private static String create(Observation observation) {
        MethodOutcome created = CLIENT.create().resource(observation).execute();
        assertThat(created.getCreated()).isTrue();
        return created.getId().getIdPart();
    }

    private static Observation haemoglobin(Patient patient, String number, String gramsPerDecilitre) {
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setSubject(new Reference(patient.getIdElement().toUnqualifiedVersionless()))
                .setEffective(new DateTimeType("2023-06-05"))
                .setValue(new Quantity()
                        .setValue(new BigDecimal(gramsPerDecilitre))
                        .setUnit("g/dL")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("g/dL"));
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode("718-7");
        observation.addIdentifier().setSystem(LABORATORY).setValue(number);
        return observation;
    }
}

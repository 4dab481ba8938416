package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import care.sij.demo.DemoTokens;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public FHIR clients, used as a partner would, on the packaged jar. */
class ClientTourIT {

    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final String LABORATORY = "http://demo-hospital.example.org/laboratory";
    private static final Path SCRIPTS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private static PackagedJar jar;

    @BeforeAll
    static void start() throws IOException {
        jar = PackagedJar.start(PackagedJar.emptyDirectory("client-tour"), PackagedJar.SHORT_LIVED);
        jar.awaitReady(Duration.ofMinutes(3));
    }

    @AfterAll
    static void stop() {
        jar.close();
    }

    @Test
    void hapisGenericClientFindsItsWay() {
        IGenericClient client = hospitalsClient();
        CapabilityStatement metadata =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(metadata.getFhirVersion().toCode()).isEqualTo("4.0.1");

        Patient patient = referred(client, "SYN-203");
        CarePlan plan = only(
                CarePlan.class,
                client.search()
                        .forResource(CarePlan.class)
                        .where(CarePlan.PATIENT.hasId(patient.getIdElement().getIdPart()))
                        .returnBundle(Bundle.class)
                        .execute());
        CarePlan version = client.read()
                .resource(CarePlan.class)
                .withIdAndVersion(idOf(plan), plan.getMeta().getVersionId())
                .execute();
        assertThat(FHIR.newJsonParser().encodeResourceToString(version))
                .isEqualTo(FHIR.newJsonParser().encodeResourceToString(plan));
        Bundle history = client.history()
                .onInstance("CarePlan/" + idOf(plan))
                .returnBundle(Bundle.class)
                .execute();
        assertThat(history.getEntry()).hasSize(Integer.parseInt(plan.getMeta().getVersionId()));

        assertThatThrownBy(() ->
                        client.read().resource(Patient.class).withId("nobody").execute())
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.search().byUrl("Patient?identifer=x").execute())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void hapisGenericClientWrites() {
        IGenericClient client = hospitalsClient();
        Patient patient = referred(client, "SYN-204");
        Observation haemoglobin = haemoglobin(patient, "13.9");

        MethodOutcome created = client.create()
                .resource(haemoglobin)
                .conditional()
                .where(Observation.IDENTIFIER.exactly().systemAndIdentifier(LABORATORY, "SYN-204-1"))
                .execute();
        assertThat(created.getCreated()).isTrue();
        MethodOutcome again = client.create()
                .resource(haemoglobin)
                .conditional()
                .where(Observation.IDENTIFIER.exactly().systemAndIdentifier(LABORATORY, "SYN-204-1"))
                .execute();
        assertThat(again.getId().getIdPart()).isEqualTo(created.getId().getIdPart());

        Observation corrected = haemoglobin(patient, "14.1");
        corrected.setId(created.getId().toUnqualifiedVersionless());
        MethodOutcome updated = client.update()
                .resource(corrected)
                .withId(created.getId().getIdPart())
                .execute();
        assertThat(updated.getId().getVersionIdPartAsLong()).isEqualTo(2);
        assertThat(client.read()
                        .resource(Observation.class)
                        .withIdAndVersion(created.getId().getIdPart(), "1")
                        .execute()
                        .getValueQuantity()
                        .getValue())
                .isEqualByComparingTo("13.9");

        Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        transaction
                .addEntry()
                .setFullUrl("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0")
                .setResource(haemoglobin(patient, "14.0").setIdentifier(List.of(laboratory("SYN-204-2"))))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation");
        Bundle done = client.transaction().withBundle(transaction).execute();
        assertThat(done.getEntryFirstRep().getResponse().getStatus()).startsWith("201");

        client.delete().resourceById("Observation", created.getId().getIdPart()).execute();
        assertThatThrownBy(() -> client.read()
                        .resource(Observation.class)
                        .withId(created.getId().getIdPart())
                        .execute())
                .isInstanceOf(ResourceGoneException.class);
        assertThatThrownBy(() -> client.create()
                        .resource(new Observation().setSubject(new Reference(patient.getIdElement())))
                        .execute())
                .isInstanceOfAny(InvalidRequestException.class, UnprocessableEntityException.class);
    }

    private static IGenericClient hospitalsClient() {
        FHIR.getRestfulClientFactory()
                .setSocketTimeout((int) Duration.ofMinutes(1).toMillis());
        FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
        IGenericClient client = FHIR.newRestfulGenericClient(jar.baseUrl() + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(DemoTokens.of("demo-hospital", jar.baseUrl())));
        return client;
    }

    private static Patient referred(IGenericClient client, String number) {
        Bundle answer = client.operation()
                .processMessage()
                .setMessageBundle(
                        messageOf(Journey.named("J1").about(number).messages().get(0)))
                .synchronous(Bundle.class)
                .execute();
        assertThat(((MessageHeader) answer.getEntryFirstRep().getResource())
                        .getResponse()
                        .getCode())
                .isEqualTo(ResponseType.OK);
        return only(
                Patient.class,
                client.search()
                        .forResource(Patient.class)
                        .where(Patient.IDENTIFIER.exactly().systemAndIdentifier(MRN, number))
                        .returnBundle(Bundle.class)
                        .execute());
    }

    private static Observation haemoglobin(Patient patient, String gramsPerDecilitre) {
        return new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "718-7", "")))
                .setSubject(new Reference(patient.getIdElement().toUnqualifiedVersionless()))
                .setEffective(new DateTimeType("2023-06-05"))
                .setValue(new Quantity()
                        .setValue(new BigDecimal(gramsPerDecilitre))
                        .setUnit("g/dL")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("g/dL"))
                .setIdentifier(List.of(laboratory("SYN-204-1")));
    }

    private static Identifier laboratory(String number) {
        return new Identifier().setSystem(LABORATORY).setValue(number);
    }

    /** Jose and Medplum's client get their tokens by assertions of their own, with RS384 and ES384. */
    @Nested
    @Tag("long")
    class InJavaScript {

        @BeforeAll
        static void install() throws Exception {
            assumeTrue(nodeIsThere(), "Node.js 20 or later and npm are not installed");
            Process installed = process("npm", "install", "--no-audit", "--no-fund");
            assertThat(outputOf(installed))
                    .satisfies(output ->
                            assertThat(installed.exitValue()).as(output).isZero());
        }

        @ParameterizedTest
        @ValueSource(strings = {"fhir-kit-client", "fhirclient", "jose", "medplum"})
        void aClientFindsItsWay(String client) throws Exception {
            Process tour = process("node", client + ".js");

            assertThat(outputOf(tour)).endsWith(client + ": the tour is done\n");
            assertThat(tour.exitValue()).isZero();
        }
    }

    /** Left to itself the parser takes each fullUrl for the resource's id, and then leaves that out when it encodes. */
    private static Bundle messageOf(Journey.Message message) {
        return FHIR.newJsonParser()
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .parseResource(Bundle.class, message.json());
    }

    private static String idOf(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    private static <T extends Resource> T only(Class<T> type, Bundle found) {
        assertThat(found.getEntry()).hasSize(1);
        return type.cast(found.getEntryFirstRep().getResource());
    }

    private static boolean nodeIsThere() throws Exception {
        String check = "command -v npm && node -e 'process.exit(Number.parseInt(process.versions.node) >= 20 ? 0 : 1)'";
        return new ProcessBuilder("sh", "-c", check).start().waitFor() == 0;
    }

    private static Process process(String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(SCRIPTS.toFile()).redirectErrorStream(true);
        builder.environment()
                .put("SIJ_PORT", Integer.toString(URI.create(jar.baseUrl()).getPort()));
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

package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import care.sij.demo.DemoTokens;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public FHIR clients, used as a partner would, on the packaged jar. */
class ClientTourIT {

    private static final String MRN = "http://demo-hospital.example.org/mrn";
    private static final Path SCRIPTS = Path.of("src", "test", "clients").toAbsolutePath();
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private static PackagedJar jar;

    @BeforeAll
    static void start() throws IOException {
        jar = PackagedJar.start(PackagedJar.emptyDirectory("client-tour"));
        jar.awaitReady(Duration.ofMinutes(3));
    }

    @AfterAll
    static void stop() {
        jar.close();
    }

    @Test
    void hapisGenericClientFindsItsWay() {
        FHIR.getRestfulClientFactory()
                .setSocketTimeout((int) Duration.ofMinutes(1).toMillis());
        FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
        IGenericClient client = FHIR.newRestfulGenericClient(jar.baseUrl() + "/fhir");
        client.registerInterceptor(new BearerTokenAuthInterceptor(DemoTokens.of("demo-hospital", jar.baseUrl())));

        CapabilityStatement metadata =
                client.capabilities().ofType(CapabilityStatement.class).execute();
        assertThat(metadata.getFhirVersion().toCode()).isEqualTo("4.0.1");

        Bundle message =
                messageOf(Journey.named("J1").about("SYN-203").messages().get(0));
        Bundle answer = client.operation()
                .processMessage()
                .setMessageBundle(message)
                .synchronous(Bundle.class)
                .execute();
        assertThat(((MessageHeader) answer.getEntryFirstRep().getResource())
                        .getResponse()
                        .getCode())
                .isEqualTo(ResponseType.OK);

        Patient patient = only(
                Patient.class,
                client.search()
                        .forResource(Patient.class)
                        .where(Patient.IDENTIFIER.exactly().systemAndIdentifier(MRN, "SYN-203"))
                        .returnBundle(Bundle.class)
                        .execute());
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

    @ParameterizedTest
    @ValueSource(strings = {"fhir-kit-client", "fhirclient"})
    void aJavaScriptClientFindsItsWay(String client) throws Exception {
        assumeTrue(nodeIsThere(), "Node.js 20 or later and npm are not installed");
        Process installed = process("npm", "install", "--no-audit", "--no-fund");
        assertThat(outputOf(installed))
                .satisfies(
                        output -> assertThat(installed.exitValue()).as(output).isZero());

        Process tour = process("node", client + ".js");

        assertThat(outputOf(tour)).endsWith(client + ": the tour is done\n");
        assertThat(tour.exitValue()).isZero();
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

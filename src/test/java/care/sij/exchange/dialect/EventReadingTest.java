package care.sij.exchange.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.clinical.Code;
import care.sij.conformance.MessageValidator;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Target;
import care.sij.partner.CodeMap.Width;
import care.sij.partner.CodeMaps;
import care.sij.partner.EventDialect;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import com.nimbusds.jose.jwk.JWKSet;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which event of ours a clinic's message of a dialect tells. */
class EventReadingTest {

    private static final String LOCAL = "http://demo-clinic.example.org/procedure";
    private static final CodeMap MAP = new CodeMap(
            1,
            Map.of(
                    new Code(LOCAL, "INJ"),
                    List.of(new Target(
                            new Code(
                                    "http://sij-pathways.example.org/fhir/CodeSystem/sij-procedure",
                                    "si-joint-injection"),
                            "",
                            Width.SAME))));
    private static final CodeMaps NONE_SET = (CodeMaps) Proxy.newProxyInstance(
            CodeMaps.class.getClassLoader(),
            new Class<?>[] {CodeMaps.class},
            (self, method, arguments) -> CodeMap.NONE);
    private static final EventReading EVENTS = new EventReading(
            new MessageValidator(FhirR4.context(), new FhirJson(FhirR4.context()), Clock.systemUTC()), NONE_SET);

    @ParameterizedTest
    @CsvSource({
        "completed, sij-injection-outcome",
        "entered-in-error, sij-injection-outcome",
        "not-done, sij-consult-note",
        "preparation, sij-consult-note"
    })
    void followsFromWhatWasDoneInTheCodesOfTheMapThatIsGiven(String status, String event) {
        Bundle bundle = bundle(new Coding("http://terminology.hl7.org/CodeSystem/v2-0003", "I12", null), status);

        assertThat(EVENTS.read(header(bundle), bundle, clinic(), MAP)).isEqualTo(event);
        assertThat(EVENTS.read(header(bundle), bundle, clinic())).isEqualTo("sij-consult-note");
    }

    @Test
    void isUnknownWithoutASystem() {
        Bundle bundle = bundle(new Coding().setCode("I12"), "completed");

        assertThatExceptionOfType(StatementRefused.class)
                .isThrownBy(() -> EVENTS.read(header(bundle), bundle, clinic()))
                .satisfies(refused -> assertThat(refused.issues().get(0).rule()).isEqualTo(Rule.UNKNOWN_EVENT));
    }

    private static MessageHeader header(Bundle bundle) {
        return (MessageHeader) bundle.getEntryFirstRep().getResource();
    }

    private static Bundle bundle(Coding event, String status) {
        Task task = new Task().setStatus(TaskStatus.INPROGRESS);
        Procedure procedure = new Procedure()
                .setStatus(ProcedureStatus.fromCode(status))
                .setCode(new CodeableConcept(new Coding(LOCAL, "INJ", null)));
        MessageHeader header = new MessageHeader();
        header.setEvent(event).addFocus(new Reference("urn:uuid:1"));
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(header);
        bundle.addEntry().setFullUrl("urn:uuid:1").setResource(task);
        bundle.addEntry().setFullUrl("urn:uuid:2").setResource(procedure);
        return bundle;
    }

    private static Partner clinic() {
        Terms usual = Terms.USUAL;
        return new Partner(
                "clinic",
                PartnerRole.CLINIC,
                "Clinic",
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Terms(
                        usual.contact(),
                        usual.limits(),
                        usual.retry(),
                        usual.cancellation(),
                        EventDialect.BSER,
                        usual.sensitive()));
    }
}

package care.sij.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.CapabilityProfiles;
import care.sij.record.Bytes;
import care.sij.support.Journey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.MessageHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a consultation's note an EHR can be written. */
class PushPlanTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final String EVENT = "sij-consult-note";

    @Test
    void putsTheNoteAndTheDocumentsFirst() {
        assertThat(plan("epic").parts().stream().map(Part::type).distinct())
                .containsExactly("DocumentReference", "Observation", "Condition");
        assertThat(plan("epic").parts().get(0).reference())
                .isEqualTo(Part.of(Note.of(letter(), EVENT, List.of())).reference());
    }

    @Test
    void losesObservationsOfOtherCategories() {
        PushPlan plan = plan("oracle-health");
        assertThat(plan.parts()).noneMatch(part -> part.type().equals("Observation"));
        assertThat(plan.losses())
                .filteredOn(loss -> loss.part().type().equals("Observation"))
                .hasSize(10)
                .allMatch(loss -> loss.reason() == LossReason.CATEGORY_NOT_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"athena", "meditech"})
    void losesAllWhereNothingToldIsTaken(String profile) {
        PushPlan plan = plan(profile);
        assertThat(plan.parts()).isEmpty();
        assertThat(plan.losses().stream().map(loss -> loss.part().type()).distinct())
                .containsExactlyInAnyOrder("DocumentReference", "Task", "Appointment", "Condition", "Observation");
    }

    @Test
    void namesOurEventInTheNoteOfAMessageThatIsInADialect() {
        Bundle letter = letter();
        ((MessageHeader) letter.getEntryFirstRep().getResource())
                .getEventCoding()
                .setCode("I12");

        assertThat(Note.of(letter, EVENT, List.of()).getDescription()).isEqualTo("SIJ Pathways: sij-consult-note");
        assertThat(Note.text(letter, EVENT)).startsWith("SIJ Pathways, sij-consult-note, ");
    }

    @ParameterizedTest
    @CsvSource({"epic, 1", "oracle-health, 2", "generic-fhir, 2"})
    void givesTheNoteInEachFormatThatIsSaidToBeTaken(String profile, int formats) {
        DocumentReference note =
                (DocumentReference) plan(profile).parts().get(0).resource();

        List<Attachment> contents = note.getContent().stream()
                .map(DocumentReference.DocumentReferenceContentComponent::getAttachment)
                .toList();
        assertThat(contents)
                .extracting(Attachment::getContentType)
                .containsExactlyElementsOf(
                        List.of("text/plain; charset=utf-8", "application/pdf").subList(0, formats));
        assertThat(contents.subList(1, formats))
                .allSatisfy(pdf -> assertThat(new String(pdf.getData(), StandardCharsets.ISO_8859_1))
                        .startsWith("%PDF-1.4")
                        .contains("pdfaid:conformance"));
    }

    private static PushPlan plan(String profile) {
        return PushPlan.of(letter(), EVENT, CapabilityProfiles.named(profile).orElseThrow());
    }

    private static Bundle letter() {
        List<Journey.Message> messages = Journey.named("J1").messages();
        return JSON.read(Bytes.utf8(messages.get(3).json()), Bundle.class);
    }
}

package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.frame.Words;
import care.sij.console.worklist.ReferralView.Document;
import care.sij.console.worklist.ReferralView.Documents;
import care.sij.fhir.ClinicSettings;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferralDocumentsTest {

    private static final Words WORDS = new Words(new ClinicSettings(ZoneId.of("America/New_York"), 1));

    private static DocumentReference document(DocumentReferenceStatus status) {
        DocumentReference document = new DocumentReference().setStatus(status);
        document.addContent().getAttachment().setTitle("Letter");
        return document;
    }

    @ParameterizedTest
    @CsvSource({"CURRENT, ''", "SUPERSEDED, superseded by a later one"})
    void saysWhichIsSuperseded(DocumentReferenceStatus status, String standing) {
        assertThat(ReferralDocuments.of(List.of(document(status)), WORDS).shown())
                .containsExactly(new Document("Letter", "not recorded", "not recorded", standing));
    }

    @Test
    void leavesOutADocumentThatIsItselfInError() {
        DocumentReference wrong =
                document(DocumentReferenceStatus.CURRENT).setDocStatus(ReferredDocumentStatus.ENTEREDINERROR);

        assertThat(ReferralDocuments.of(List.of(wrong), WORDS)).isEqualTo(new Documents(List.of(), ""));
    }

    @ParameterizedTest
    @CsvSource({"20, 20, false", "21, 20, true"})
    void saysWhetherThereAreMore(int found, int shown, boolean more) {
        Documents documents =
                ReferralDocuments.of(Collections.nCopies(found, document(DocumentReferenceStatus.CURRENT)), WORDS);

        assertThat(documents.shown()).hasSize(shown);
        assertThat(documents.more().isEmpty()).isEqualTo(!more);
    }
}

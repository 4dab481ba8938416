package care.sij.console.worklist;

import care.sij.console.frame.Reading;
import care.sij.console.frame.Words;
import care.sij.console.worklist.ReferralView.Document;
import care.sij.console.worklist.ReferralView.Documents;
import care.sij.fhir.SearchTerms;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.springframework.stereotype.Component;

/** The documents about a patient, the latest first, without those that were entered in error. */
@Component
class ReferralDocuments {

    private static final int MOST = 20;

    private final Reading reading;
    private final Words words;

    ReferralDocuments(Reading reading, Words words) {
        this.reading = reading;
        this.words = words;
    }

    /** @param patient id; empty text for none */
    Documents of(String patient) {
        if (patient.isEmpty()) {
            return new Documents(List.of(), "");
        }
        SearchQuery query = new SearchQuery(
                "DocumentReference",
                List.of(
                        new SearchCriterion.OfPatient(List.of(patient)),
                        new SearchCriterion.NoTerm(List.of(SearchTerms.token("status", "entered-in-error")))),
                List.of(new SortBy("date", Direction.DESCENDING)),
                MOST + 1);
        return of(
                reading.find(query, Optional.empty()).versions().stream()
                        .map(version -> reading.read(version, DocumentReference.class))
                        .toList(),
                words);
    }

    /** The lines of what was found, one more than there is room for. */
    static Documents of(List<DocumentReference> found, Words words) {
        return new Documents(
                found.stream()
                        .limit(MOST)
                        .filter(document -> document.getDocStatus() != ReferredDocumentStatus.ENTEREDINERROR)
                        .map(document -> line(document, words))
                        .toList(),
                found.size() > MOST ? "And more: only the latest " + MOST + " are looked at here." : "");
    }

    private static Document line(DocumentReference document, Words words) {
        String kind = WorkWords.of(document.getType());
        String title = document.getContentFirstRep().getAttachment().getTitle();
        return new Document(
                title == null ? "untitled" : title,
                kind.isEmpty() ? "not recorded" : kind,
                document.hasDate() ? words.date(document.getDate().toInstant()) : "not recorded",
                document.getStatus() == DocumentReferenceStatus.SUPERSEDED ? "superseded by a later one" : "");
    }
}

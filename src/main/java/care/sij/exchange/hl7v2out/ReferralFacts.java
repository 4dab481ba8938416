package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.v251.group.REF_I12_OBSERVATION;
import ca.uhn.hl7v2.model.v251.group.REF_I12_RESULTS_NOTES;
import ca.uhn.hl7v2.model.v251.message.REF_I12;
import ca.uhn.hl7v2.model.v251.segment.OBX;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * What is told for a referral: insurance, diagnoses, allergies, results and documents. All of one message is read as of
 * one side, the referral's; what is of the other one is left out.
 */
final class ReferralFacts {

    private static final List<String> LATERALITY = List.of("272741003", "Laterality", "SCT");
    private static final List<String> RESULTS = List.of("57133-1", "Referral note", "LN");

    private final Writing writing;
    private final String side;

    ReferralFacts(Writing writing, Task task) {
        this.writing = writing;
        this.side = Sides.of(task);
    }

    void write(REF_I12 message) {
        DiagnosisSegments diagnoses = new DiagnosisSegments(writing);
        List<Condition> conditions = said(Condition.class);
        for (int index = 0; index < conditions.size(); index++) {
            diagnoses.write(message.getDG1(index), index + 1, conditions.get(index));
        }
        List<AllergyIntolerance> allergies = said(AllergyIntolerance.class);
        for (int index = 0; index < allergies.size(); index++) {
            diagnoses.write(message.getAL1(index), index + 1, allergies.get(index));
        }
        List<Coverage> coverages = said(Coverage.class);
        for (int index = 0; index < coverages.size(); index++) {
            new InsuranceSegments(writing).write(message.getINSURANCE(index).getIN1(), index + 1, coverages.get(index));
        }
        results(message.getOBSERVATION(0));
    }

    private void results(REF_I12_OBSERVATION results) {
        new CommonSegments(writing)
                .order(results.getOBR(), 2, 3, Optional.empty())
                .set(1, "1")
                .parts(4, RESULTS);
        ObservationLines lines = new ObservationLines(writing.names());
        if (!side.isEmpty()) {
            add(results, List.of(ResultLine.of("CWE", LATERALITY, "", sct(), List.of())));
        }
        said(Observation.class).forEach(observation -> add(results, lines.of(observation)));
        said(DiagnosticReport.class).forEach(report -> add(results, lines.of(report)));
        DocumentLines documents = new DocumentLines(writing.line());
        said(DocumentReference.class)
                .forEach(document -> document.getContent().stream()
                        .map(content -> content.getAttachment())
                        .filter(attachment -> attachment.getData() != null)
                        .forEach(attachment -> add(
                                results,
                                List.of(documents.attached(
                                        attachment, writing.names().coded(document.getType()))))));
    }

    private List<String> sct() {
        return side.equals("LT") ? List.of("7771000", "Left", "SCT") : List.of("24028007", "Right", "SCT");
    }

    private static void add(REF_I12_OBSERVATION results, List<ResultLine> lines) {
        for (ResultLine line : lines) {
            int number = results.getRESULTS_NOTESReps();
            REF_I12_RESULTS_NOTES result = results.getRESULTS_NOTES(number);
            OBX obx = result.getOBX();
            ResultSegments.write(obx, number + 1, line);
            for (int index = 0; index < line.notes().size(); index++) {
                CommonSegments.note(
                        result.getNTE(index), index + 1, line.notes().get(index));
            }
        }
    }

    /** Those that may be told; they are noted as said. */
    private <T extends DomainResource> List<T> said(Class<T> type) {
        List<T> told = writing.letter().all(type).stream()
                .filter(resource -> !hasOtherSide(resource))
                .toList();
        told.forEach((Resource resource) -> writing.letter().says(resource));
        return told;
    }

    private boolean hasOtherSide(DomainResource resource) {
        String own = Sides.of(resource);
        return !own.isEmpty() && !own.equals(side);
    }
}

package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.Segment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Condition;

/** DG1: what a patient has; AL1: what a patient does not tolerate. */
final class DiagnosisSegments {

    private final Writing writing;

    DiagnosisSegments(Writing writing) {
        this.writing = writing;
    }

    void write(Segment dg1, int number, Condition condition) {
        boolean confirmed = condition.getVerificationStatus().getCoding().stream()
                .anyMatch(coding -> "confirmed".equals(coding.getCode()));
        Fields fields = Fields.of(dg1)
                .set(1, String.valueOf(number))
                .parts(3, writing.names().coded(condition.getCode()))
                .set(5, Times.begin(condition.getOnset()))
                .set(6, confirmed ? "F" : "W");
        condition.getIdentifier().stream()
                .filter(Told::isNumber)
                .findFirst()
                .ifPresent(identifier -> fields.parts(20, writing.names().entity(identifier)));
    }

    void write(Segment al1, int number, AllergyIntolerance allergy) {
        Fields fields = Fields.of(al1)
                .set(1, String.valueOf(number))
                .parts(2, category(allergy))
                .parts(3, writing.names().coded(allergy.getCode()))
                .parts(4, severity(allergy));
        List<String> reactions = allergy.getReaction().stream()
                .flatMap(reaction -> reaction.getManifestation().stream())
                .flatMap(manifestation -> Optional.ofNullable(manifestation.getText()).stream())
                .toList();
        for (int index = 0; index < reactions.size(); index++) {
            fields.parts(5, index, List.of(reactions.get(index)));
        }
    }

    /** Table 0127. */
    private static List<String> category(AllergyIntolerance allergy) {
        return allergy.getCategory().stream()
                .flatMap(category -> Stream.ofNullable(category.getValue()))
                .findFirst()
                .map(category -> switch (category) {
                    case MEDICATION, BIOLOGIC -> List.of("DA", "Drug allergy", "HL70127");
                    case FOOD -> List.of("FA", "Food allergy", "HL70127");
                    case ENVIRONMENT, NULL -> List.of("EA", "Environmental allergy", "HL70127");
                })
                .orElse(List.of());
    }

    /** Table 0128. */
    private static List<String> severity(AllergyIntolerance allergy) {
        return allergy.getReaction().stream()
                .flatMap(reaction -> Stream.ofNullable(reaction.getSeverity()))
                .findFirst()
                .map(severity -> switch (severity) {
                    case SEVERE -> List.of("SV", "Severe", "HL70128");
                    case MODERATE -> List.of("MO", "Moderate", "HL70128");
                    case MILD, NULL -> List.of("MI", "Mild", "HL70128");
                })
                .orElse(List.of());
    }
}

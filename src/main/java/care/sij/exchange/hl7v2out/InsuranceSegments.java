package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Organization;

/** IN1: who pays. */
final class InsuranceSegments {

    /** Table 0063. */
    private static final Map<String, List<String>> RELATIONS = Map.of(
            "self", List.of("SEL", "Self", "HL70063"),
            "spouse", List.of("SPO", "Spouse", "HL70063"),
            "child", List.of("CHD", "Child", "HL70063"),
            "parent", List.of("PAR", "Parent", "HL70063"),
            "other", List.of("OTH", "Other", "HL70063"));

    private final Writing writing;

    InsuranceSegments(Writing writing) {
        this.writing = writing;
    }

    void write(Segment in1, int number, Coverage coverage) {
        Fields fields = Fields.of(in1)
                .set(1, String.valueOf(number))
                .parts(2, writing.names().coded(coverage.getType()))
                .set(12, Times.of(coverage.getPeriod().getStartElement()))
                .set(13, Times.of(coverage.getPeriod().getEndElement()))
                .set(36, Optional.ofNullable(coverage.getSubscriberId()));
        coverage.getRelationship().getCoding().stream()
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .flatMap(code -> Stream.ofNullable(RELATIONS.get(code)))
                .findFirst()
                .ifPresent(relation -> fields.parts(17, relation));
        coverage.getPayor().stream()
                .findFirst()
                .ifPresent(payor -> writing.letter()
                        .resolved(payor)
                        .filter(Organization.class::isInstance)
                        .map(Organization.class::cast)
                        .ifPresentOrElse(
                                insurer -> insurer(fields, insurer),
                                () -> fields.set(4, Optional.ofNullable(payor.getDisplay()))));
    }

    private void insurer(Fields fields, Organization insurer) {
        fields.set(4, Optional.ofNullable(insurer.getName()));
        insurer.getIdentifier().stream().filter(Told::isNumber).findFirst().ifPresent(identifier -> {
            fields.set(3, identifier.getValue());
            List<String> authority = writing.names().authority(identifier);
            for (int part = 0; part < authority.size(); part++) {
                fields.set(3, 0, 4, part + 1, authority.get(part));
            }
        });
    }
}

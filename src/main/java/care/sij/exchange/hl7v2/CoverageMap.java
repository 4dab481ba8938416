package care.sij.exchange.hl7v2;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** IN1 to Coverage, with the insurer as Organization. */
final class CoverageMap {

    private static final int POLICY = 36;
    private static final int RELATION = 17;
    private static final int BEGINS = 12;
    private static final int ENDS = 13;

    private final Making making;
    private final String context;
    private final Reference patient;

    CoverageMap(Making making, String context, Reference patient) {
        this.making = making;
        this.context = context;
        this.patient = patient;
    }

    List<Reference> addAll() {
        return making.message()
                .all("IN1")
                .map(insurance -> making.made().add(coverage(insurance), insurance))
                .toList();
    }

    private Coverage coverage(V2Segment insurance) {
        Coverage coverage = new Coverage();
        String number = insurance.value(POLICY).orElseGet(() -> String.valueOf(insurance.number()));
        coverage.addIdentifier(making.numbers().own("coverage", context + "." + number));
        coverage.setStatus(CoverageStatus.ACTIVE);
        making.codes().concept(insurance.field(2)).ifPresent(coverage::setType);
        insurance.value(POLICY).ifPresent(coverage::setSubscriberId);
        coverage.setBeneficiary(patient);
        relationship(insurance.text(RELATION))
                .ifPresent(code -> coverage.getRelationship()
                        .addCoding()
                        .setSystem(V2Codes.TERMINOLOGY + "subscriber-relationship")
                        .setCode(code));
        making.times()
                .time(insurance.field(BEGINS))
                .ifPresent(begin -> coverage.getPeriod().setStartElement(begin));
        making.times()
                .time(insurance.field(ENDS))
                .ifPresent(end -> coverage.getPeriod().setEndElement(end));
        coverage.addPayor(making.made().add(insurer(insurance), insurance));
        return coverage;
    }

    /** The number of IN1-3 as it is; when its authority stands for payers' codes, plans follow the payer's policy. */
    private Organization insurer(V2Segment insurance) {
        Organization insurer = new Organization();
        insurance.fields(3).stream()
                .flatMap(number -> making.numbers().assigned(number, "insurer").stream())
                .forEach(insurer::addIdentifier);
        insurance.value(4).ifPresent(insurer::setName);
        if (insurer.isEmpty()) {
            throw V2Refused.content(V2Error.missing(
                    insurance.place(3), "The insurer has neither number nor name. Send IN1-3 or IN1-4."));
        }
        return insurer;
    }

    /** Table 0063. */
    private static Optional<String> relationship(String code) {
        return switch (code) {
            case "SEL", "01", "18" -> Optional.of("self");
            case "SPO" -> Optional.of("spouse");
            case "CHD" -> Optional.of("child");
            case "PAR", "MTH", "FTH" -> Optional.of("parent");
            case "OTH" -> Optional.of("other");
            default -> Optional.empty();
        };
    }
}

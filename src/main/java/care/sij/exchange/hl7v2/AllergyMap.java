package care.sij.exchange.hl7v2;

import java.util.Optional;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/** AL1 to AllergyIntolerance. */
final class AllergyMap {

    private static final String ALLERGY = V2Codes.TERMINOLOGY + "allergyintolerance-";

    private final Making making;
    private final String context;
    private final Reference patient;

    AllergyMap(Making making, String context, Reference patient) {
        this.making = making;
        this.context = context;
        this.patient = patient;
    }

    void addAll() {
        making.message()
                .all("AL1")
                .forEach(allergy -> making.codes()
                        .concept(allergy.field(3))
                        .ifPresent(code -> making.made().add(intolerance(allergy, code), allergy)));
    }

    private AllergyIntolerance intolerance(V2Segment allergy, CodeableConcept code) {
        AllergyIntolerance intolerance = new AllergyIntolerance();
        String coded = Optional.of(code.getCodingFirstRep())
                .filter(Coding::hasCode)
                .map(Coding::getCode)
                .orElseGet(() -> "AL1-" + allergy.number());
        intolerance.addIdentifier(making.numbers().own("allergy", context + "." + coded));
        intolerance
                .getClinicalStatus()
                .addCoding()
                .setSystem(ALLERGY + "clinical")
                .setCode("active");
        intolerance
                .getVerificationStatus()
                .addCoding()
                .setSystem(ALLERGY + "verification")
                .setCode("unconfirmed");
        category(allergy.text(2)).ifPresent(intolerance::addCategory);
        intolerance.setCode(code).setPatient(patient);
        making.times().time(allergy.field(6)).ifPresent(intolerance::setOnset);
        allergy.fields(5).forEach(reaction -> intolerance.addReaction(reaction(allergy, reaction)));
        return intolerance;
    }

    private static AllergyIntoleranceReactionComponent reaction(V2Segment allergy, V2Field told) {
        AllergyIntoleranceReactionComponent reaction = new AllergyIntoleranceReactionComponent();
        reaction.addManifestation().setText(told.whole());
        severity(allergy.text(4)).ifPresent(reaction::setSeverity);
        return reaction;
    }

    /** Table 0127. */
    private static Optional<AllergyIntoleranceCategory> category(String type) {
        return switch (type) {
            case "DA" -> Optional.of(AllergyIntoleranceCategory.MEDICATION);
            case "FA" -> Optional.of(AllergyIntoleranceCategory.FOOD);
            case "EA", "AA", "PA", "LA" -> Optional.of(AllergyIntoleranceCategory.ENVIRONMENT);
            default -> Optional.empty();
        };
    }

    /** Table 0128. */
    private static Optional<AllergyIntoleranceSeverity> severity(String code) {
        return switch (code) {
            case "SV" -> Optional.of(AllergyIntoleranceSeverity.SEVERE);
            case "MO" -> Optional.of(AllergyIntoleranceSeverity.MODERATE);
            case "MI" -> Optional.of(AllergyIntoleranceSeverity.MILD);
            default -> Optional.empty();
        };
    }
}

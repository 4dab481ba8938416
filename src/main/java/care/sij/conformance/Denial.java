package care.sij.conformance;

import care.sij.clinical.Code;
import care.sij.fhir.SijUris;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Statements that say of what they code that it is not so, was not done, was not found (R4: verificationStatus refuted,
 * status not-done and not-taken, doNotPerform, a negative result). One entered in error says nothing and denies
 * nothing.
 */
final class Denial {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String LOINC = "http://loinc.org";

    private static final Set<Code> REFUTED = Set.of(
            new Code(TERMINOLOGY + "condition-ver-status", "refuted"),
            new Code(TERMINOLOGY + "allergyintolerance-verification", "refuted"));

    /** Negative, not detected, absent, no: as results and interpretations say it. */
    private static final Set<Code> NEGATIVE = Set.of(
            new Code(SijUris.codeSystem("sij-test-result"), "negative"),
            new Code(TERMINOLOGY + "v3-ObservationInterpretation", "NEG"),
            new Code(TERMINOLOGY + "v3-ObservationInterpretation", "ND"),
            new Code(TERMINOLOGY + "v2-0136", "N"),
            new Code(SNOMED, "260385009"),
            new Code(SNOMED, "260415000"),
            new Code(SNOMED, "2667000"),
            new Code(SNOMED, "373067005"),
            new Code(LOINC, "LA6577-6"),
            new Code(LOINC, "LA11883-8"),
            new Code(LOINC, "LA9634-2"),
            new Code(LOINC, "LA32-8"));

    private static final Set<String> SAYING = Set.of("value[x]", "interpretation", "verificationStatus");

    private Denial() {}

    /** Whether a resource, or a component of one, denies what it codes; its codes are read with the map's help. */
    static boolean in(Base element, CodeMap map) {
        if (element instanceof Observation observation) {
            return isNegative(observation.getValue(), observation.getInterpretation(), map);
        }
        if (element instanceof ObservationComponentComponent component) {
            return isNegative(component.getValue(), component.getInterpretation(), map);
        }
        if (element instanceof Condition condition) {
            return says(REFUTED, condition.getVerificationStatus(), map);
        }
        if (element instanceof AllergyIntolerance allergy) {
            return says(REFUTED, allergy.getVerificationStatus(), map);
        }
        return isUndone(element);
    }

    /** What a denial is said with, and denies nothing itself: a result, and whether something is refuted. */
    static boolean isSaidBy(Base element, Property property) {
        return SAYING.contains(property.getName())
                && (element instanceof Observation
                        || element instanceof ObservationComponentComponent
                        || element instanceof Condition
                        || element instanceof AllergyIntolerance);
    }

    private static boolean isUndone(Base element) {
        if (element instanceof Procedure procedure) {
            return procedure.getStatus() == Procedure.ProcedureStatus.NOTDONE;
        }
        if (element instanceof MedicationAdministration given) {
            return given.getStatus() == MedicationAdministration.MedicationAdministrationStatus.NOTDONE;
        }
        if (element instanceof Immunization given) {
            return given.getStatus() == Immunization.ImmunizationStatus.NOTDONE;
        }
        if (element instanceof MedicationStatement taken) {
            return taken.getStatus() == MedicationStatement.MedicationStatementStatus.NOTTAKEN;
        }
        if (element instanceof ServiceRequest request) {
            return request.getDoNotPerform();
        }
        if (element instanceof Communication told) {
            return told.getStatus() == Communication.CommunicationStatus.NOTDONE;
        }
        return element instanceof MedicationRequest request && request.getDoNotPerform();
    }

    private static boolean isNegative(@Nullable Type value, List<CodeableConcept> interpretations, CodeMap map) {
        boolean no = value instanceof BooleanType said && said.hasValue() && !said.booleanValue();
        Stream<CodeableConcept> coded = Stream.concat(
                interpretations.stream(),
                value instanceof CodeableConcept concept ? Stream.of(concept) : Stream.empty());
        return no || coded.anyMatch(concept -> says(NEGATIVE, concept, map));
    }

    private static boolean says(Set<Code> wanted, CodeableConcept concept, CodeMap map) {
        List<Code> codes = new ArrayList<>(concept.getCoding().stream()
                .map(CodeTranslation::codeOf)
                .flatMap(Optional::stream)
                .toList());
        for (int place = 0; place < codes.size(); place++) {
            map.of(codes.get(place)).stream()
                    .map(Target::code)
                    .filter(code -> !codes.contains(code))
                    .forEach(codes::add);
        }
        return codes.stream().anyMatch(wanted::contains);
    }
}

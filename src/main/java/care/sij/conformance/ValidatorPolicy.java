package care.sij.conformance;

import java.util.EnumSet;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.Enumerations.BindingStrength;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BindingKind;
import org.jspecify.annotations.Nullable;

/**
 * What HAPI's validator looks at: structure, cardinality, invariants and required bindings. Displays, extensible and
 * preferred bindings and the status of definitions say nothing that would refuse a message.
 */
final class ValidatorPolicy extends FhirDefaultPolicyAdvisor {

    @Override
    public EnumSet<ResourceValidationAction> policyForResource(
            IResourceValidator validator, @Nullable Object appContext, StructureDefinition type, String path) {
        return EnumSet.of(
                ResourceValidationAction.BaseType,
                ResourceValidationAction.StatedProfiles,
                ResourceValidationAction.MetaProfiles);
    }

    @Override
    public EnumSet<ElementValidationAction> policyForElement(
            IResourceValidator validator,
            @Nullable Object appContext,
            StructureDefinition structure,
            ElementDefinition element,
            String path) {
        return EnumSet.of(
                ElementValidationAction.Cardinality,
                ElementValidationAction.Invariants,
                ElementValidationAction.Bindings);
    }

    @Override
    public EnumSet<CodedContentValidationAction> policyForCodedContent(
            IResourceValidator validator,
            @Nullable Object appContext,
            String stackPath,
            @Nullable ElementDefinition definition,
            StructureDefinition structure,
            BindingKind kind,
            AdditionalBindingPurpose purpose,
            ValueSet valueSet,
            List<String> systems) {
        boolean required = definition != null && definition.getBinding().getStrength() == BindingStrength.REQUIRED;
        return required
                ? EnumSet.of(
                        CodedContentValidationAction.VSCheck,
                        CodedContentValidationAction.VSCheckThisCode,
                        CodedContentValidationAction.InvalidCode,
                        CodedContentValidationAction.VSInvalid)
                : EnumSet.noneOf(CodedContentValidationAction.class);
    }
}

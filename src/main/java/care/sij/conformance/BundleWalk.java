package care.sij.conformance;

import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;

/** HAPI's validator, set up for one bundle. */
final class BundleWalk extends InstanceValidator {

    BundleWalk(Definitions definitions) {
        super(
                definitions,
                new NullEvaluationContext(),
                new XVerExtensionManagerOld(definitions),
                new ValidatorSession(),
                new ValidatorSettings());
        setResourceIdRule(IdStatus.OPTIONAL);
        setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        setErrorForUnknownProfiles(false);
        setAssumeValidRestReferences(true);
        setNoExtensibleWarnings(true);
        setAnyExtensionsAllowed(true);
        setAllowExamples(true);
        // Whether an unknown code system is an error is left to the terminology support.
        setUnknownCodeSystemsCauseErrors(true);
        setPolicyAdvisor(new ValidatorPolicy());
    }
}

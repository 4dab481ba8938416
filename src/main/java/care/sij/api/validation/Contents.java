package care.sij.api.validation;

import care.sij.access.Callers;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.conformance.CodeTranslation;
import care.sij.conformance.Finding;
import care.sij.conformance.MessageValidator;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What is wrong with the content of a resource, its codes read as the caller's code map says. */
@Component
class Contents {

    private final MessageValidator validator;
    private final CodeMaps maps;
    private final Callers callers;

    Contents(MessageValidator validator, CodeMaps maps, Callers callers) {
        this.validator = validator;
        this.maps = maps;
        this.callers = callers;
    }

    /**
     * A message as a whole, any other resource by itself: as it was recognised, as it says itself, and as is asked.
     *
     * @throws RequestRefused when the profile is not known here
     */
    List<Finding> findings(Resource resource, Optional<String> profile) {
        profile.filter(canonical -> !validator.knows(canonical)).ifPresent(unknown -> {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE,
                    "The parameter `profile` is the canonical of a StructureDefinition of R4 or of one that this"
                            + " service publishes.");
        });
        CodeTranslation.apply(maps.now(callers.current().id(), Direction.IN), resource);
        return profile.isEmpty() && resource instanceof Bundle bundle && bundle.getType() == BundleType.MESSAGE
                ? validator.validate(bundle).findings()
                : validator.validateAlone(resource, profile);
    }
}

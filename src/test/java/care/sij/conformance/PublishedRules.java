package care.sij.conformance;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import java.util.List;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** What the published profiles say about a resource, for tests of other modules. */
public final class PublishedRules {

    private static final ProfileValidator VALIDATOR =
            new ProfileValidator(FhirR4.context(), PublishedDefinitions.load(FhirR4.context()));
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private PublishedRules() {}

    /** Every error of a resource against the profiles it names, and against R4. */
    public static List<String> errorsIn(Resource resource) {
        return VALIDATOR.validate(JSON.encode(resource), profilesOf(resource)).orElseThrow().stream()
                .filter(ValidationMessage::isError)
                .map(message -> message.getLocation() + ": " + message.getMessage())
                .toList();
    }

    private static List<String> profilesOf(Resource resource) {
        return resource.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .toList();
    }
}

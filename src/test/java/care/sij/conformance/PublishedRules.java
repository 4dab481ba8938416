package care.sij.conformance;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** What the published profiles say about a resource, for tests of other modules. */
public final class PublishedRules {

    private static final ProfileValidator VALIDATOR =
            new ProfileValidator(FhirR4.context(), PublishedDefinitions.load(FhirR4.context()));
    private static final FhirJson JSON = new FhirJson(FhirR4.context());

    private PublishedRules() {}

    /** Every error of a resource against the profiles it names, and against R4. */
    public static List<String> errorsIn(Resource resource) {
        return VALIDATOR.validate(JSON.encode(resource).asUtf8()).orElseThrow().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}

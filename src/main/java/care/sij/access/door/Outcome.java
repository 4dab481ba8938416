package care.sij.access.door;

import care.sij.access.Refusal;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A refusal as FHIR R4 OperationOutcome, written without a FHIR library since it stands before all parsing. */
final class Outcome {

    static final String CONTENT_TYPE = "application/fhir+json;charset=UTF-8";

    private static final JsonMapper JSON = new JsonMapper();

    private Outcome() {}

    static byte[] of(Refusal refusal, String diagnostics) {
        return JSON.writeValueAsBytes(Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                List.of(Map.of("severity", "error", "code", refusal.issueType(), "diagnostics", diagnostics))));
    }
}

package care.sij.api.rest;

import java.util.Map;
import org.hl7.fhir.r4.model.OperationOutcome;

/** How a request that failed is answered. */
record Failure(int httpStatus, Map<String, String> headers, OperationOutcome outcome) {

    static Failure of(Refusal refusal, String diagnostics) {
        return new Failure(refusal.httpStatus(), Map.of(), Outcomes.error(refusal, diagnostics));
    }

    Failure with(String header, String value) {
        return new Failure(httpStatus, Map.of(header, value), outcome);
    }
}

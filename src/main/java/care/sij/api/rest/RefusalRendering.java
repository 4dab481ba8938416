package care.sij.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where refusals and faults of the REST face become HTTP and OperationOutcome. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusalRendering {

    private final FhirResponses responses;
    private final Failures failures;

    RefusalRendering(FhirResponses responses, Failures failures) {
        this.responses = responses;
        this.failures = failures;
    }

    @ExceptionHandler
    void failed(Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Failure failure = failures.of(exception);
        if (response.isCommitted()) {
            return;
        }
        failure.headers().forEach(response::setHeader);
        response.setStatus(failure.httpStatus());
        responses.write(response, Format.wantedOrJson(request), failure.outcome());
    }
}

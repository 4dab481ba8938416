package care.sij.api.rest;

import care.sij.access.PlainPage;
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

    private static final int FAULT = 500;

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
        if (PlainPage.isAskedFor(request)) {
            page(failure).write(request, response, failure.httpStatus());
            return;
        }
        response.setStatus(failure.httpStatus());
        responses.write(response, Format.wantedOrJson(request), failure.outcome());
    }

    /** What of the console is no page of its own, a file that it has not for one. */
    private static PlainPage page(Failure failure) {
        return failure.httpStatus() < FAULT ? PlainPage.nothingHere() : PlainPage.fault();
    }
}

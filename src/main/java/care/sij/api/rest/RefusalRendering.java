package care.sij.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The one place where refusals and faults of the REST face become HTTP and OperationOutcome. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusalRendering {

    private static final Logger log = LoggerFactory.getLogger(RefusalRendering.class);

    private static final String SECONDS_TO_WAIT = "2";

    private final FhirResponses responses;
    private final Supplier<UUID> ids;

    RefusalRendering(FhirResponses responses, Supplier<UUID> ids) {
        this.responses = responses;
        this.ids = ids;
    }

    @ExceptionHandler
    void refused(RequestRefused refused, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refused.refusal() == Refusal.READ_ONLY) {
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
        }
        response.setStatus(refused.refusal().httpStatus());
        responses.write(response, Format.wantedOrJson(request), Outcomes.error(refused.refusal(), refused.text()));
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        TransactionException.class
    })
    void later(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.warn("a request could not be served now: {}", failure.getClass().getSimpleName());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        response.setStatus(Refusal.NOT_NOW.httpStatus());
        responses.write(
                response,
                Format.wantedOrJson(request),
                Outcomes.error(
                        Refusal.NOT_NOW,
                        "The service cannot reach its database now; nothing was changed. Send the request again after "
                                + SECONDS_TO_WAIT + " seconds."));
    }

    /** The container decodes the query when a parameter is first asked for. */
    @ExceptionHandler
    void undecodable(InvalidParameterException undecodable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refused(
                new RequestRefused(
                        Refusal.INVALID_VALUE, "The query cannot be decoded. Send it as UTF-8, percent-encoded."),
                request,
                response);
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (failure instanceof ErrorResponse found) {
            found.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.setStatus(found.getStatusCode().value());
            responses.write(
                    response,
                    Format.wantedOrJson(request),
                    Outcomes.error(
                            Refusal.NOT_SERVED,
                            "This path, method or content type is not served; see `GET /fhir/metadata`."));
            return;
        }
        UUID incident = ids.get();
        log.error("request failed, incident {}", incident, RedactedFailure.of(failure));
        response.setStatus(Refusal.FAULT.httpStatus());
        responses.write(
                response,
                Format.wantedOrJson(request),
                Outcomes.error(
                        Refusal.FAULT,
                        "The service failed; nothing was changed. Tell its operator incident " + incident + "."));
    }
}

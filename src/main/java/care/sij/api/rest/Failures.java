package care.sij.api.rest;

import care.sij.access.AccessRefused;
import care.sij.exchange.WriteRefusal;
import care.sij.exchange.WriteRefused;
import care.sij.fhir.BodyRoom;
import care.sij.fhir.QueryRefused;
import care.sij.record.NoSuchPlace;
import care.sij.record.NotIndexedYet;
import care.sij.record.SearchTooSlow;
import care.sij.record.TooMuchAtOnce;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;

/** What each refusal and fault is answered with, whether it befell a request or an entry of a batch. */
@Component
class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final String SECONDS_TO_WAIT = "2";
    private static final String READING = "GET, HEAD";
    private static final String TOO_LONG = "What is asked for would hold more than " + (TooMuchAtOnce.MOST >> 20)
            + " MB at once. Ask for less of it, or for its parts in requests of their own.";

    private final Supplier<UUID> ids;

    Failures(Supplier<UUID> ids) {
        this.ids = ids;
    }

    Failure of(Exception failure) {
        if (failure instanceof RequestRefused refused) {
            return of(refused);
        }
        if (failure instanceof QueryRefused refused) {
            return of(RequestRefused.of(refused));
        }
        if (failure instanceof WriteRefused refused) {
            return of(refused);
        }
        if (failure instanceof AccessRefused refused) {
            return of(refused);
        }
        if (failure instanceof NoSuchPlace) {
            return of(Paging.invalidCursor());
        }
        if (failure instanceof BodyRoom.Full) {
            return Failure.of(
                            Refusal.NOT_NOW,
                            "Other large bodies are being worked on and leave no room for this one. Nothing was changed. Send it"
                                    + " again later, or send smaller bodies with a Content-Length.")
                    .with(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        if (failure instanceof SearchTooSlow slow) {
            return Failure.of(
                    Refusal.TOO_COSTLY,
                    "What is asked for takes more than " + slow.limit().toSeconds()
                            + " seconds to find, so it was ended; nothing was changed. Narrow it: name a patient, a code"
                            + " or a period, leave out chains, `:contains` and `_total`, and put fewer searches into a batch.");
        }
        if (failure instanceof TooMuchAtOnce) {
            return Failure.of(Refusal.TOO_COSTLY, TOO_LONG);
        }
        if (failure instanceof NotIndexedYet) {
            return Failure.of(
                            Refusal.NOT_NOW,
                            "After an upgrade some resources are still being indexed, and `:not` and `:missing=true`"
                                    + " would find too many of them. Nothing was changed. Ask again later, or without these modifiers.")
                    .with(HttpHeaders.RETRY_AFTER, Long.toString(NotIndexedYet.WAIT.toSeconds()));
        }
        // The container decodes query and form when a parameter is first asked for.
        if (failure instanceof InvalidParameterException) {
            return Failure.of(
                    Refusal.INVALID_VALUE,
                    "The query or form cannot be decoded, or the form is too long. Send it as UTF-8, percent-encoded.");
        }
        // The firewall looks at the names of parameters when all of them are asked for.
        if (failure instanceof RequestRejectedException) {
            return Failure.of(
                    Refusal.INVALID_VALUE,
                    "The name of a parameter has characters that no name has. Leave the parameter out.");
        }
        if (failure instanceof ErrorResponse found) {
            return of(found);
        }
        return failure instanceof TransientDataAccessException
                        || failure instanceof DataAccessResourceFailureException
                        || failure instanceof TransactionException
                ? later(failure)
                : fault(failure);
    }

    private static Failure of(RequestRefused refused) {
        Failure failure = Failure.of(refused.refusal(), refused.text());
        return switch (refused.refusal()) {
            case UNSUPPORTED_METHOD -> failure.with(HttpHeaders.ALLOW, "GET, HEAD, PUT, PATCH, DELETE");
            case READ_ONLY -> failure.with(HttpHeaders.ALLOW, READING);
            case NOT_NOW, TOO_MANY -> failure.with(HttpHeaders.RETRY_AFTER, Long.toString(refused.secondsToWait()));
            default -> failure;
        };
    }

    private static Failure of(WriteRefused refused) {
        Failure failure = new Failure(status(refused.refusal()), Map.of(), refused.outcome());
        return refused.refusal() == WriteRefusal.READ_ONLY ? failure.with(HttpHeaders.ALLOW, READING) : failure;
    }

    private static int status(WriteRefusal refusal) {
        return switch (refusal) {
            case NOT_PROCESSABLE -> 422;
            case NOT_AS_ADDRESSED -> 400;
            case NOT_FOUND -> 404;
            case GONE -> 410;
            case CONDITION_NOT_MET -> 412;
            case CONFLICT -> 409;
            case FORBIDDEN -> 403;
            case READ_ONLY -> 405;
        };
    }

    private static Failure of(AccessRefused refused) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(refused.refusal().issueType()))
                .setDiagnostics(refused.getMessage());
        return new Failure(refused.refusal().httpStatus(), Map.of(), outcome);
    }

    private static Failure of(ErrorResponse found) {
        Map<String, String> headers = found.getHeaders().toSingleValueMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Failure(
                found.getStatusCode().value(),
                headers,
                Outcomes.error(
                        Refusal.NOT_SERVED,
                        "This path, method or content type is not served; see `GET /fhir/metadata`."));
    }

    private static Failure later(Exception failure) {
        log.warn("a request could not be served now: {}", failure.getClass().getSimpleName());
        return Failure.of(
                        Refusal.NOT_NOW,
                        "The service cannot reach its database now; nothing was changed. Send the request again after "
                                + SECONDS_TO_WAIT + " seconds.")
                .with(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    }

    private Failure fault(Exception failure) {
        UUID incident = ids.get();
        log.error("request failed, incident {}", incident, RedactedFailure.of(failure));
        return Failure.of(
                Refusal.FAULT, "The service failed; nothing was changed. Tell its operator incident " + incident + ".");
    }
}

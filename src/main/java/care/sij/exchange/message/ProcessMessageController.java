package care.sij.exchange.message;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.exchange.facts.Rule;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST [base]/$process-message} (operation-messageheader-process-message.html): the body is the message bundle
 * itself. What the content deserves is answered with 200 and a message; 4xx is for what never was a message.
 */
@RestController
class ProcessMessageController {

    private static final MediaType FHIR_JSON = MediaType.parseMediaType("application/fhir+json;charset=UTF-8");

    private final Callers callers;
    private final FhirJson json;
    private final MessageProcessing processing;
    private final Supplier<UUID> ids;
    private final MessageBody bodies;

    ProcessMessageController(
            Callers callers, FhirJson json, MessageProcessing processing, Supplier<UUID> ids, Clock clock) {
        this.callers = callers;
        this.json = json;
        this.processing = processing;
        this.ids = ids;
        this.bodies = new MessageBody(clock);
    }

    @PostMapping("/fhir/$process-message")
    ResponseEntity<byte[]> process(HttpServletRequest request) {
        Caller caller = callers.current();
        caller.demandMessaging();
        byte[] body = bodies.read(request);
        Bundle bundle = Stage.PARSE
                .time(() -> json.parse(body, ParseLimits.MESSAGE, Bundle.class))
                .fold(parsed -> parsed, refusal -> {
                    throw new RequestRefused(
                            Rule.NOT_FHIR,
                            refusal.location(),
                            "The body could not be read: " + refusal.reason().name() + ". " + refusal.remedy());
                });
        String requestId = Optional.ofNullable(request.getHeader("X-Request-Id"))
                .filter(id -> id.matches("[A-Za-z0-9._-]{1,64}"))
                .orElseGet(() -> ids.get().toString());
        Bytes answer = processing.process(bundle, caller.partner(), requestId);
        return respond(HttpStatus.OK, answer);
    }

    @ExceptionHandler(RequestRefused.class)
    ResponseEntity<byte[]> refused(RequestRefused refused) {
        return respond(
                status(refused.issue().rule()), json.encode(MessageAnswers.Outcomes.of(List.of(refused.issue()))));
    }

    private static HttpStatus status(Rule rule) {
        return switch (rule) {
            case UNSUPPORTED_BODY -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case BODY_INCOMPLETE -> HttpStatus.REQUEST_TIMEOUT;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static ResponseEntity<byte[]> respond(HttpStatus status, Bytes body) {
        return ResponseEntity.status(status).contentType(FHIR_JSON).body(body.toArray());
    }
}

package care.sij.exchange.message;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.exchange.facts.Rule;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
    private static final int LARGEST = ParseLimits.MESSAGE.bytes();

    private final Callers callers;
    private final FhirJson json;
    private final MessageProcessing processing;
    private final Supplier<UUID> ids;

    ProcessMessageController(Callers callers, FhirJson json, MessageProcessing processing, Supplier<UUID> ids) {
        this.callers = callers;
        this.json = json;
        this.processing = processing;
        this.ids = ids;
    }

    @PostMapping("/fhir/$process-message")
    ResponseEntity<byte[]> process(HttpServletRequest request) throws IOException {
        Caller caller = callers.current();
        caller.demandMessaging();
        byte[] body = body(request);
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
        return respond(HttpStatus.BAD_REQUEST, json.encode(MessageAnswers.Outcomes.of(List.of(refused.issue()))));
    }

    /** One byte more than allowed is read, so that the parser can tell that it is too much. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(LARGEST + 1);
    }

    private static ResponseEntity<byte[]> respond(HttpStatus status, Bytes body) {
        return ResponseEntity.status(status).contentType(FHIR_JSON).body(body.toArray());
    }
}

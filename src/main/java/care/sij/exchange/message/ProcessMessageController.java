package care.sij.exchange.message;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.RequestId;
import care.sij.audit.AuditedRequest;
import care.sij.exchange.MessageSteps.Step;
import care.sij.exchange.delivery.LateReplies;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.IssueOutcomes;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.message.Manner.Later;
import care.sij.exchange.message.RecentAnswers.Given;
import care.sij.fhir.BodyRoom;
import care.sij.fhir.FhirFormat;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.fhir.IncomingBody;
import care.sij.fhir.ParseLimits;
import care.sij.fhir.ParseOutcome;
import care.sij.fhir.ParseRefusal;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST [base]/$process-message} (operation-messageheader-process-message.html): the body is the message bundle
 * itself. What the content deserves is answered with 200 and a message; 202 takes custody; 204 answers whoever wants no
 * answer; 4xx is for what never was a message; 503 for what may be sent again as it is.
 */
@RestController
class ProcessMessageController {

    private static final String SECONDS_TO_WAIT = "2";
    private static final int KILOBYTE = 1024;

    private static final Issue CROWDED = Issue.error(
            Rule.NOT_NOW,
            "",
            "Many copies of this message are being processed. Send it again, unchanged, to get its answer.");

    private static final Issue NO_ROOM = Issue.error(
            Rule.NOT_NOW,
            "",
            "Other large messages are being worked on and leave no room for this one. Nothing of it is stored."
                    + " Send it again, unchanged and under the same ids, after the time that Retry-After tells.");

    private final Callers callers;
    private final FhirJson json;
    private final FhirXml xml;
    private final BodyRoom room;
    private final ParseLimits limits;
    private final Allowances allowances;
    private final MessageBody bodies;
    private final Turns turns;
    private final RecentAnswers recent;
    private final MessageProcessing processing;
    private final MessageCustody custody;
    private final LateReplies replies;
    private final StepBook steps;

    /** Made once: they are sent in a rush. */
    private final Bytes crowded;

    private final Bytes noRoom;

    ProcessMessageController(
            Callers callers,
            FhirJson json,
            FhirXml xml,
            BodyRoom room,
            Allowances allowances,
            MessageBody bodies,
            Turns turns,
            RecentAnswers recent,
            MessageProcessing processing,
            MessageCustody custody,
            LateReplies replies,
            StepBook steps) {
        this.callers = callers;
        this.json = json;
        this.xml = xml;
        this.room = room;
        this.limits = room.within(ParseLimits.MESSAGE);
        this.allowances = allowances;
        this.bodies = bodies;
        this.turns = turns;
        this.recent = recent;
        this.processing = processing;
        this.custody = custody;
        this.replies = replies;
        this.steps = steps;
        this.crowded = outcome(CROWDED);
        this.noRoom = outcome(NO_ROOM);
    }

    @PostMapping("/fhir/$process-message")
    ResponseEntity<byte[]> process(HttpServletRequest request) {
        Caller caller = callers.current();
        caller.demandMessaging();
        allowances.take(caller.partner());
        ParseLimits limits = limits(caller.partner());
        try (BodyRoom.Place place = room.place()) {
            IncomingBody body = bodies.read(request, limits, place);
            Manner manner = Manner.of(request, caller.partner());
            String copies = "body|" + caller.partner().id() + "|"
                    + body.bytes().sha256().hex();
            FhirFormat format = answerFormat(request, body);
            String requestId = RequestId.of(request);
            if (manner instanceof Later later) {
                return turns.inTurn(copies, () -> take(body, limits, caller.partner(), later, requestId, format));
            }
            Given given = recent.to(copies)
                    .orElseGet(() -> turns.inTurn(
                            copies,
                            () -> recent.to(copies)
                                    .orElseGet(() -> steps.watched(
                                            () -> process(copies, body, limits, caller.partner(), requestId)))));
            return respond(given, format);
        }
    }

    private ResponseEntity<byte[]> take(
            IncomingBody body, ParseLimits limits, Partner partner, Later later, String requestId, FhirFormat format) {
        Bundle bundle = parse(body, limits);
        Optional<Given> reply = reply(bundle, partner);
        if (reply.isPresent()) {
            return respond(reply.get(), format);
        }
        Optional<Answer> refusal = custody.take(bundle, partner, later, requestId);
        return refusal.map(answer -> respond(answer, format))
                .orElseGet(() -> ResponseEntity.accepted().build());
    }

    private Given process(String copies, IncomingBody body, ParseLimits limits, Partner partner, String requestId) {
        Bundle bundle = parse(body, limits);
        Optional<Given> reply = reply(bundle, partner);
        if (reply.isPresent()) {
            return reply.get();
        }
        ResponseRequest wanted = wanted(bundle);
        Given given = new Given(processing.process(bundle, partner, requestId), wanted);
        recent.keep(copies, given);
        return given;
    }

    /** A mere answer is not answered; one that tells something is also a message like any other. */
    private Optional<Given> reply(Bundle bundle, Partner partner) {
        if (Secrets.within(bundle)) {
            return Optional.empty();
        }
        Optional<MessageHeader> header = LateReplies.header(bundle);
        boolean known = header.isPresent() && replies.take(bundle, header.get(), partner);
        if (header.isEmpty() || LateReplies.tells(bundle)) {
            return Optional.empty();
        }
        if (!known) {
            throw new RequestRefused(
                    Rule.ANSWER_TO_NOTHING,
                    "Bundle.entry[0].resource.response.identifier",
                    "You were sent no message of this id, or the answer has no code. Answer by the MessageHeader.id of"
                            + " what you were sent.");
        }
        return Optional.of(new Given(new Answer(Answer.Code.OK, Bytes.EMPTY), ResponseRequest.NEVER));
    }

    private ResponseEntity<byte[]> respond(Given given, FhirFormat format) {
        Answer answer = given.answer();
        AuditedRequest.current().ifPresent(request -> AuditedAnswer.note(request, answer));
        boolean unasked =
                answer.code() != Answer.Code.TRANSIENT && !given.wanted().wants(answer.code());
        return unasked ? ResponseEntity.noContent().build() : respond(answer, format);
    }

    /** What everybody may send, or less when so agreed. */
    private ParseLimits limits(Partner partner) {
        int most = partner.terms().limits().largestMessage().orElse(limits.bytes());
        return new ParseLimits(Math.min(most, limits.bytes()), limits.weight(), limits.depth(), limits.entries());
    }

    private Bundle parse(IncomingBody body, ParseLimits limits) {
        return StepWatch.step(Step.PARSED, () -> Stage.PARSE.time(() -> parsed(body, limits)))
                .fold(parsed -> parsed, refusal -> {
                    throw new RequestRefused(
                            Rule.NOT_FHIR,
                            refusal.location(),
                            "The body could not be read: " + refusal.reason().name() + ". " + remedy(refusal, limits));
                });
    }

    private static String remedy(ParseRefusal refusal, ParseLimits limits) {
        return refusal.reason() == ParseRefusal.Reason.TOO_LARGE
                ? "At most " + limits.bytes() / KILOBYTE + " KB are taken here. Send what it tells in several messages."
                : refusal.remedy();
    }

    private ParseOutcome<Bundle> parsed(IncomingBody body, ParseLimits limits) {
        byte[] bytes = body.bytes().toArray();
        return switch (body.format()) {
            case JSON -> json.parse(bytes, limits, Bundle.class);
            case XML -> xml.parse(bytes, limits, Bundle.class);
        };
    }

    private static ResponseRequest wanted(Bundle bundle) {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                ? ResponseRequest.of(header)
                : ResponseRequest.ALWAYS;
    }

    /** What the sender accepts, else the format it sent in. */
    private static FhirFormat answerFormat(HttpServletRequest request, IncomingBody body) {
        String accept = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean json = accept.contains("json");
        boolean xml = accept.contains("xml");
        if (json == xml) {
            return body.format();
        }
        return json ? FhirFormat.JSON : FhirFormat.XML;
    }

    @ExceptionHandler(RequestRefused.class)
    ResponseEntity<byte[]> refused(RequestRefused refused) {
        return ResponseEntity.status(status(refused.issue().rule()))
                .header(HttpHeaders.CONTENT_TYPE, FhirFormat.JSON.contentType())
                .body(outcome(refused.issue()).toArray());
    }

    private static HttpStatus status(Rule rule) {
        return switch (rule) {
            case UNSUPPORTED_BODY -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case BODY_INCOMPLETE -> HttpStatus.REQUEST_TIMEOUT;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    @ExceptionHandler(Crowded.class)
    ResponseEntity<byte[]> crowded(Crowded sentAway) {
        return sentAway(crowded);
    }

    @ExceptionHandler(TooManyMessages.class)
    ResponseEntity<byte[]> tooMany(TooManyMessages sentAway) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(sentAway.seconds()))
                .header(HttpHeaders.CONTENT_TYPE, FhirFormat.JSON.contentType())
                .body(outcome(TooManyMessages.ISSUE).toArray());
    }

    @ExceptionHandler(BodyRoom.Full.class)
    ResponseEntity<byte[]> full(BodyRoom.Full sentAway) {
        return sentAway(noRoom);
    }

    private static ResponseEntity<byte[]> sentAway(Bytes outcome) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .header(HttpHeaders.CONTENT_TYPE, FhirFormat.JSON.contentType())
                .body(outcome.toArray());
    }

    private Bytes outcome(Issue issue) {
        return json.encode(IssueOutcomes.of(List.of(issue)));
    }

    private ResponseEntity<byte[]> respond(Answer answer, FhirFormat format) {
        boolean later = answer.code() == Answer.Code.TRANSIENT;
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(later ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK);
        if (later) {
            response.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        return response.header(HttpHeaders.CONTENT_TYPE, format.contentType()).body(written(answer.body(), format));
    }

    private byte[] written(Bytes body, FhirFormat format) {
        return switch (format) {
            case JSON -> body.toArray();
            case XML -> Bytes.utf8(xml.encode(json.read(body))).toArray();
        };
    }
}

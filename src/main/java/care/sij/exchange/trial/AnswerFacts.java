package care.sij.exchange.trial;

import care.sij.exchange.delivery.Reply;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.ReplyReader;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What is told of an answer: its media type, and of the resources in it codes of FHIR's own closed lists. Nothing that
 * another server can put words into is told.
 */
@Component
class AnswerFacts {

    private static final int MOST = 20;
    private static final Set<String> MEDIA_TYPES = Set.of(
            "application/fhir+json",
            "application/fhir+xml",
            "application/json",
            "application/problem+json",
            "application/xml",
            "text/html",
            "text/plain",
            "text/xml");

    private final ReplyReader reader;

    AnswerFacts(ReplyReader reader) {
        this.reader = reader;
    }

    /** The media type, when it is a usual one. */
    static String mediaType(Reply reply) {
        if (!(reply instanceof Answered answered)) {
            return "no answer";
        }
        return answered.header("Content-Type")
                .map(type -> type.replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT))
                .map(type -> MEDIA_TYPES.contains(type) ? type : "of another kind")
                .orElse("not said");
    }

    /** What it says in codes. */
    List<String> said(Reply reply) {
        return reply instanceof Answered answered
                ? reader.resource(answered.body()).stream()
                        .flatMap(AnswerFacts::said)
                        .limit(MOST)
                        .toList()
                : List.of();
    }

    private static Stream<String> said(Resource resource) {
        if (resource instanceof OperationOutcome outcome) {
            return outcome.getIssue().stream()
                    .filter(issue -> issue.getSeverity() != null && issue.getCode() != null)
                    .map(issue -> issue.getSeverity().toCode() + ": "
                            + issue.getCode().toCode());
        }
        if (resource instanceof MessageHeader header && header.getResponse().getCode() != null) {
            return Stream.of("response: " + header.getResponse().getCode().toCode());
        }
        return resource instanceof Bundle bundle && bundle.getType() != null
                ? Stream.concat(
                        Stream.of("Bundle: " + bundle.getType().toCode()),
                        bundle.getEntry().stream()
                                .map(BundleEntryComponent::getResource)
                                .filter(entry -> entry instanceof MessageHeader || entry instanceof OperationOutcome)
                                .flatMap(AnswerFacts::said))
                : Stream.empty();
    }
}

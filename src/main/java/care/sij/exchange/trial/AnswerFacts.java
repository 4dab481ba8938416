package care.sij.exchange.trial;

import care.sij.exchange.delivery.Reply;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.fhir.ParseLimits;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private static final String MEDIA_TYPE = "[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}";

    private final FhirJson json;
    private final FhirXml xml;

    AnswerFacts(FhirJson json, FhirXml xml) {
        this.json = json;
        this.xml = xml;
    }

    /** The media type, in words where there is none that can be one. */
    static String mediaType(Reply reply) {
        if (!(reply instanceof Answered answered)) {
            return "no answer";
        }
        return answered.header("Content-Type")
                .map(type -> type.replaceFirst("(?s);.*", "").strip().toLowerCase(Locale.ROOT))
                .map(type -> type.matches(MEDIA_TYPE) ? type : "not a media type")
                .orElse("not said");
    }

    /** What it says in codes. */
    List<String> said(Reply reply) {
        return reply instanceof Answered answered
                ? resource(answered).stream().flatMap(AnswerFacts::said).limit(MOST).toList()
                : List.of();
    }

    private Optional<Resource> resource(Answered answered) {
        byte[] body = answered.body().toArray();
        return json.parse(body, ParseLimits.MESSAGE)
                .fold(
                        Optional::of,
                        refusal -> xml.parse(body, ParseLimits.MESSAGE, Resource.class)
                                .fold(Optional::of, alsoRefused -> Optional.empty()));
    }

    private static Stream<String> said(Resource resource) {
        if (resource instanceof OperationOutcome outcome) {
            return outcome.getIssue().stream()
                    .filter(issue -> issue.getSeverity() != null && issue.getCode() != null)
                    .map(issue -> issue.getSeverity().toCode() + ": " + issue.getCode().toCode());
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

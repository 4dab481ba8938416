package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MessageHeader;

/** When a sender wants an answer (extension {@code messageheader-response-request}); always when it does not say. */
enum ResponseRequest {
    ALWAYS("always"),
    ON_ERROR("on-error"),
    NEVER("never"),
    ON_SUCCESS("on-success");

    static final String URL = "http://hl7.org/fhir/StructureDefinition/messageheader-response-request";

    private final String code;

    ResponseRequest(String code) {
        this.code = code;
    }

    /**
     * What the header asks for.
     *
     * @throws RequestRefused when it asks for something else
     */
    static ResponseRequest of(MessageHeader header) {
        return Optional.ofNullable(header.getExtensionByUrl(URL))
                .map(ResponseRequest::of)
                .orElse(ALWAYS);
    }

    private static ResponseRequest of(Extension extension) {
        String stated = extension.hasValue() ? extension.getValue().primitiveValue() : "";
        return Stream.of(values())
                .filter(one -> one.code.equals(stated))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        Rule.NOT_A_MESSAGE,
                        "Bundle.entry[0].resource.extension",
                        "The extension " + URL
                                + " says always, on-error, never or on-success. Set one of these, or leave it out."));
    }

    boolean wants(Answer.Code code) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case ON_ERROR -> code != Answer.Code.OK;
            case ON_SUCCESS -> code == Answer.Code.OK;
        };
    }
}

package care.sij.fhir;

import ca.uhn.fhir.parser.IParser;
import care.sij.fhir.ParseOutcome.Parsed;
import care.sij.fhir.ParseOutcome.Refused;
import care.sij.fhir.ParseRefusal.Reason;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** The order of checks that every format shares: size, characters, one scan of the whole body, then HAPI's parser. */
abstract class StrictParse<T extends Resource> {

    private final Class<T> type;
    private final ParseLimits limits;

    StrictParse(Class<T> type, ParseLimits limits) {
        this.type = type;
        this.limits = limits;
    }

    abstract void scan(String text);

    abstract IParser parser();

    abstract ParseRefusal located(String text, ParseRefusal refusal);

    final ParseOutcome<T> outcome(byte[] body) {
        if (body.length > limits.bytes()) {
            return refused(Reason.TOO_LARGE);
        }
        if (BodyWeight.of(body) > limits.weight()) {
            return refused(Reason.TOO_MANY_VALUES);
        }
        Optional<String> text = Characters.utf8(body);
        return text.isPresent() ? outcome(text.get()) : refused(Reason.NOT_UTF8);
    }

    private ParseOutcome<T> outcome(String text) {
        try {
            scan(text);
        } catch (RefusedContent found) {
            return new Refused<>(found.refusal());
        }
        try {
            IBaseResource resource = parser().parseResource(text);
            return type.isInstance(resource) ? new Parsed<>(type.cast(resource)) : refused(Reason.UNEXPECTED_TYPE);
        } catch (RefusedContent found) {
            return new Refused<>(located(text, found.refusal()));
        } catch (RuntimeException unreadable) { // HAPI has no one exception for content that it cannot read
            return new Refused<>(located(text, new ParseRefusal(Reason.MALFORMED, "$")));
        }
    }

    private ParseOutcome<T> refused(Reason reason) {
        return new Refused<>(new ParseRefusal(reason, "$"));
    }
}

package care.sij.fhir;

import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;

/** What came of reading a body: a resource, or the reason why not. */
public sealed interface ParseOutcome<T extends Resource> {

    /** The resource as it was sent. */
    record Parsed<T extends Resource>(T resource) implements ParseOutcome<T> {}

    /** Nothing was read. */
    record Refused<T extends Resource>(ParseRefusal refusal) implements ParseOutcome<T> {}

    /** One answer for either case. */
    default <R> R fold(Function<T, R> parsed, Function<ParseRefusal, R> refused) {
        return this instanceof Parsed<T> success
                ? parsed.apply(success.resource())
                : refused.apply(((Refused<T>) this).refusal());
    }
}

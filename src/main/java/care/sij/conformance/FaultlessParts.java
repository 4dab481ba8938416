package care.sij.conformance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * Parts of resources in which the validator found nothing to tell. Partners send the same codings, sides and addresses
 * in every message; what such a part is found to be depends on its content, its place and the definition alone.
 * Bounded; safe for many threads.
 */
final class FaultlessParts {

    /** Some 20 MB of text at most. */
    private static final long CHARACTERS = 10_000_000;

    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumWeight(CHARACTERS)
            .weigher((String part, Boolean faultless) -> part.length())
            .build();

    /**
     * Whether a part is right: without looking where it was found faultless before, else by the given check.
     *
     * @param key what the findings depend on; empty where that cannot be told
     * @param messages what is found is added to these
     * @param check adds what it finds to a list of its own: HAPI repeats nothing that a list holds already
     */
    boolean unlessKnown(
            Optional<String> key, List<ValidationMessage> messages, Predicate<List<ValidationMessage>> check) {
        if (key.isPresent() && known.getIfPresent(key.get()) != null) {
            return true;
        }
        List<ValidationMessage> found = new ArrayList<>();
        boolean right = check.test(found);
        if (right && found.stream().noneMatch(FindingTranslator::tells)) {
            key.ifPresent(faultless -> known.put(faultless, Boolean.TRUE));
        }
        messages.addAll(found);
        return right;
    }
}

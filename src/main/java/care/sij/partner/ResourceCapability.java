package care.sij.partner;

import java.util.List;
import java.util.Set;

/**
 * How an EHR takes resources of one type.
 *
 * @param may empty when it takes none
 * @param categories codes of {@code category} of which a resource needs one; empty when any will do
 * @param formats content types of documents that it says it takes; empty when it does not say
 */
public record ResourceCapability(
        String type,
        Set<WriteInteraction> may,
        List<String> categories,
        List<String> formats,
        Source source,
        String note) {

    public ResourceCapability {
        may = Set.copyOf(may);
        categories = List.copyOf(categories);
        formats = List.copyOf(formats);
    }
}

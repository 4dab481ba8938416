package care.sij.partner;

import java.util.List;
import java.util.Set;

/**
 * How an EHR takes resources of one type.
 *
 * @param may empty when it takes none
 * @param categories codes of {@code category} of which a resource needs one; empty when any will do
 */
public record ResourceCapability(
        String type, Set<WriteInteraction> may, List<String> categories, Source source, String note) {

    public ResourceCapability {
        may = Set.copyOf(may);
        categories = List.copyOf(categories);
    }
}

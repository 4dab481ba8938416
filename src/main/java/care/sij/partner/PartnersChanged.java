package care.sij.partner;

import java.util.Set;

/**
 * Registrations have changed, in this process or another; {@link Partners} already answers by the new ones.
 *
 * @param partners ids of those that were added, changed or withdrawn
 */
public record PartnersChanged(Set<String> partners) {

    public PartnersChanged {
        partners = Set.copyOf(partners);
    }
}

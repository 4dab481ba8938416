package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScopes.Extent;
import care.sij.access.Visibilities;
import care.sij.record.Visibility;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the current caller may see by its scopes and its reach. */
@Component
class Permission {

    /**
     * What a search may find.
     *
     * @param narrowing criteria {@code name=value} that the caller's scope adds to every search
     */
    record ToFind(Visibility visibility, List<String> narrowing) {}

    private final Callers callers;
    private final Visibilities visibilities;

    Permission(Callers callers, Visibilities visibilities) {
        this.callers = callers;
        this.visibilities = visibilities;
    }

    /** @throws care.sij.access.AccessRefused when no scope allows the interaction on the whole type */
    Visibility on(SmartInteraction interaction, String type) {
        Caller caller = callers.current();
        caller.demand(interaction, type);
        return visibilities.visibilityOf(caller);
    }

    /**
     * A scope with a search filter narrows; several such scopes cannot be told in one search and are refused.
     *
     * @throws care.sij.access.AccessRefused when no scope allows the interaction on the type
     */
    ToFind toFind(SmartInteraction interaction, String type) {
        Caller caller = callers.current();
        Visibility visibility = visibilities.visibilityOf(caller);
        if (caller.extent(interaction, type) instanceof Extent.Narrowed narrowed
                && narrowed.alternatives().size() == 1) {
            return new ToFind(visibility, narrowed.alternatives().get(0));
        }
        caller.demand(interaction, type);
        return new ToFind(visibility, List.of());
    }
}

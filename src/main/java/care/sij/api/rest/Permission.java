package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.Visibilities;
import care.sij.record.Visibility;
import org.springframework.stereotype.Component;

/** What the current caller may see by its scopes and its reach. */
@Component
public class Permission {

    private final Callers callers;
    private final Visibilities visibilities;

    Permission(Callers callers, Visibilities visibilities) {
        this.callers = callers;
        this.visibilities = visibilities;
    }

    /**
     * Requires the interaction on some resources of the type.
     *
     * @throws care.sij.access.AccessRefused when no scope allows the interaction on any resource of the type
     */
    public void demand(SmartInteraction interaction, String type) {
        callers.current().demandSome(interaction, type);
    }

    /**
     * What the scopes allow the interaction on, {@code *} for all types.
     *
     * @throws care.sij.access.AccessRefused when no scope allows the interaction on any resource of the type
     */
    public Visibility on(SmartInteraction interaction, String type) {
        Caller caller = callers.current();
        caller.demandSome(interaction, type);
        return visibilities.visibilityOf(caller, interaction, type);
    }
}

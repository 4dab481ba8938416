package care.sij.api.admin;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.partner.PartnerRole;
import org.springframework.stereotype.Component;

/**
 * Who may do what with registrations: who holds a scope of {@code system/sij-partner}, which no {@code system/*} holds.
 * Auditors, who read everything, also read these.
 */
@Component
class RegistrationDoor {

    private final Callers callers;

    RegistrationDoor(Callers callers) {
        this.callers = callers;
    }

    /** The caller, if it may read them. */
    Caller reading(SmartInteraction interaction) {
        Caller caller = callers.current();
        boolean auditor =
                caller.partner().role() == PartnerRole.AUDITOR && caller.may(interaction, SmartScope.ANY_TYPE);
        if (!auditor) {
            caller.demand(interaction, SmartScope.REGISTRATIONS);
        }
        return caller;
    }

    /** The caller, if it may change them so. */
    Caller changing(SmartInteraction interaction) {
        Caller caller = callers.current();
        caller.demand(interaction, SmartScope.REGISTRATIONS);
        return caller;
    }
}

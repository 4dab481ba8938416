package care.sij.api.admin;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.partner.PartnerRole;
import org.springframework.stereotype.Component;

/**
 * Who may do what with registrations of partners, accounts of people and legal holds: who holds a scope of
 * {@code sij-partner}, {@code sij-person} or {@code sij-legal-hold}, which no {@code *} holds. Auditors, who read
 * everything, also read these.
 */
@Component
class RegistrationDoor {

    private final Callers callers;

    RegistrationDoor(Callers callers) {
        this.callers = callers;
    }

    /** The caller, if it may read registrations. */
    Caller reading(SmartInteraction interaction) {
        return reading(interaction, SmartScope.REGISTRATIONS);
    }

    /** The caller, if it may change registrations so. */
    Caller changing(SmartInteraction interaction) {
        return changing(interaction, SmartScope.REGISTRATIONS);
    }

    /** The caller, if it may read what this scope is about. */
    Caller reading(SmartInteraction interaction, String what) {
        Caller caller = callers.current();
        boolean auditor =
                caller.partner().role() == PartnerRole.AUDITOR && caller.may(interaction, SmartScope.ANY_TYPE);
        if (!auditor) {
            caller.demand(interaction, what);
        }
        return caller;
    }

    /** The caller, if it may change what this scope is about so. */
    Caller changing(SmartInteraction interaction, String what) {
        Caller caller = callers.current();
        caller.demand(interaction, what);
        return caller;
    }
}

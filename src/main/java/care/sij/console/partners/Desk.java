package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.console.frame.IllegalFilter;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRole;
import org.springframework.stereotype.Component;

/** Who may do what on these pages: the same that tokens of the same scopes may do by the interfaces. */
@Component
class Desk {

    private static final String EXCHANGE = "MessageHeader";

    private final Callers callers;

    Desk(Callers callers) {
        this.callers = callers;
    }

    /** Who may see registrations, and how messages of all partners stand. */
    Caller looking() {
        Caller caller = callers.current();
        caller.demand(SmartInteraction.SEARCH, SmartScope.REGISTRATIONS);
        caller.demand(SmartInteraction.READ, SmartScope.REGISTRATIONS);
        caller.demand(SmartInteraction.SEARCH, EXCHANGE);
        caller.demandRole(PartnerRole.CLINIC);
        return caller;
    }

    /** Who may change registrations so. */
    Caller registering(SmartInteraction interaction) {
        Caller caller = looking();
        caller.demand(interaction, SmartScope.REGISTRATIONS);
        return caller;
    }

    /** Who may act on the exchange of messages. */
    Caller acting() {
        Caller caller = looking();
        caller.demand(SmartInteraction.UPDATE, EXCHANGE);
        return caller;
    }

    /** What the person states as its reason. */
    static Reason reason(Caller caller, String comment) {
        return Reason.stated(caller.signature(), comment)
                .orElseThrow(() -> new IllegalFilter(
                        "The field `why` says why, in at most " + Reason.LONGEST + " characters on one line."));
    }
}

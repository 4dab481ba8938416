package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who watches over the exchange: the clinic and auditors see everybody's, others their own; the clinic acts. */
@Component
class Watching {

    private static final String TYPE = "MessageHeader";

    private final Callers callers;
    private final Partners partners;

    Watching(Callers callers, Partners partners) {
        this.callers = callers;
        this.partners = partners;
    }

    /** The caller, when it may look. */
    Caller looking() {
        Caller caller = callers.current();
        caller.demand(SmartInteraction.SEARCH, TYPE);
        return caller;
    }

    /** Whose it is to see: of the partner it asks for, or its own when it sees no other's; empty for everybody's. */
    static Optional<String> seen(Caller caller, AskedParameters asked) {
        return seesAll(caller) ? asked.first("partner") : Optional.of(caller.id());
    }

    static boolean seesAll(Caller caller) {
        PartnerRole role = caller.partner().role();
        return role == PartnerRole.CLINIC || role == PartnerRole.AUDITOR;
    }

    /** The caller, when it may act. */
    Caller acting() {
        Caller caller = callers.current();
        caller.demand(SmartInteraction.UPDATE, TYPE);
        caller.demandRole(PartnerRole.CLINIC);
        return caller;
    }

    /** The partner that something is done about. */
    String partner(AskedParameters asked) {
        return asked.first("partner")
                .filter(id -> partners.byId(id).isPresent())
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE, "The parameter `partner` is the client id of a registered partner."));
    }

    /** Whether it is done, or only told. */
    static Run run(AskedParameters asked) {
        return switch (asked.first("dry-run").orElse("false")) {
            case "true" -> Run.DRY;
            case "false" -> Run.REAL;
            default -> throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `dry-run` is true or false.");
        };
    }
}

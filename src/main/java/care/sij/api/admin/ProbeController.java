package care.sij.api.admin;

import care.sij.access.SmartInteraction;
import care.sij.exchange.ProbeRefused;
import care.sij.exchange.Probes;
import care.sij.exchange.Probes.Probed;
import care.sij.partner.PartnerRegister;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code $probe}: asks a registered partner's server what it says of itself, and proposes how to deliver to it. */
@RestController
class ProbeController {

    private final RegistrationDoor door;
    private final Probes probes;
    private final PartnerRegister register;

    ProbeController(RegistrationDoor door, Probes probes, PartnerRegister register) {
        this.door = door;
        this.probes = probes;
        this.register = register;
    }

    @PostMapping(path = "/admin/partners/$probe", produces = "application/yaml")
    String probe(HttpServletRequest request) {
        door.changing(SmartInteraction.UPDATE);
        String partner = Optional.ofNullable(request.getParameter("partner"))
                .orElseThrow(() -> new AdminRefused(
                        AdminRefusal.INVALID_PARAMETER,
                        "The parameter `partner` is a client id, or the FHIR base of a registration."));
        try {
            Probed probed = probes.probe(partner);
            return register.proposed(probed.partner(), probed.base(), probed.proposal())
                    .orElseThrow(() -> new ProbeRefused(ProbeRefused.Reason.NOT_REGISTERED));
        } catch (ProbeRefused refused) {
            throw new AdminRefused(refusal(refused.reason()), refused.text());
        }
    }

    private static AdminRefusal refusal(ProbeRefused.Reason reason) {
        return switch (reason) {
            case NOT_REGISTERED -> AdminRefusal.NOT_FOUND;
            case NO_SERVER, NOT_CALLABLE, NOT_PUBLIC -> AdminRefusal.INVALID;
            case UNREACHABLE, REDIRECTED, NOT_THERE, NO_STATEMENT -> AdminRefusal.NO_PROPOSAL;
        };
    }
}

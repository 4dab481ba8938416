package care.sij.exchange;

import care.sij.fhir.PersonNumbers.Shown;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose numbers a partner may see: a person's of its own systems, anything else's of all but another partner's. */
@Component
public class OwnNumbers {

    private final Partners partners;

    OwnNumbers(Partners partners) {
        this.partners = partners;
    }

    public Shown shownTo(Partner partner) {
        return new Shown(
                partner::mayAssert,
                system -> !partners.ownedByAnother(system, partner),
                Optional.of(partner.namedSystems()));
    }
}

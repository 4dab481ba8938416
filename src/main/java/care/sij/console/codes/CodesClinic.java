package care.sij.console.codes;

import care.sij.access.Callers;
import care.sij.access.Person;
import care.sij.console.frame.NotThere;
import care.sij.partner.PartnerRole;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who looks at codes: at the clinic at all partners', elsewhere at the own partner's and without changing any. */
@Component
class CodesClinic {

    private final Callers callers;

    CodesClinic(Callers callers) {
        this.callers = callers;
    }

    /** The only partner whose codes the person sees; empty where it is all. */
    Optional<String> own() {
        return callers.current().partner().role() == PartnerRole.CLINIC
                ? Optional.empty()
                : Optional.of(callers.current().id());
    }

    /** @throws NotThere unless the person may see this partner's */
    void demandSight(String partner) {
        if (own().filter(one -> !one.equals(partner)).isPresent()) {
            throw new NotThere();
        }
    }

    /** @throws NotThere unless the person is at the clinic */
    Person demandClinic() {
        if (own().isPresent()) {
            throw new NotThere();
        }
        return callers.current().person().orElseThrow();
    }
}

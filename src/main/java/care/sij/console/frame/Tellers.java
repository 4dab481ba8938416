package care.sij.console.frame;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.Person;
import org.springframework.stereotype.Component;

/** Who told something, as the person at the console is told it: only the clinic and auditors learn others' logins. */
@Component
public class Tellers {

    private final Callers callers;

    Tellers(Callers callers) {
        this.callers = callers;
    }

    /**
     * The signature, or that it is of another partner.
     *
     * @param signature of a person, or a partner's id
     */
    public String told(String signature) {
        Caller caller = callers.current();
        return switch (caller.partner().role()) {
            case CLINIC, AUDITOR -> signature;
            default -> Person.asToldTo(caller.id(), signature);
        };
    }
}

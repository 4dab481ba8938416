package care.sij.partner;

import java.util.List;

/** A partner's settings that cannot work; the message names each property and what it must be. */
public class InvalidRegistration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidRegistration(String partner, List<String> problems) {
        super("sij.partners." + partner + ": " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each by itself. */
    public List<String> problems() {
        return problems;
    }
}

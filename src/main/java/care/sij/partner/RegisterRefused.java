package care.sij.partner;

import java.util.List;

/** A change of registrations is refused as a whole; nothing was changed. */
public class RegisterRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RegisterRefusal refusal;
    private final transient List<String> problems;

    RegisterRefused(RegisterRefusal refusal, List<String> problems) {
        super(refusal.name());
        this.refusal = refusal;
        this.problems = List.copyOf(problems);
    }

    public RegisterRefusal refusal() {
        return refusal;
    }

    /** All of them, each with its place and what to do. */
    public List<String> problems() {
        return problems;
    }
}

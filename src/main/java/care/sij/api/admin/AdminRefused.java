package care.sij.api.admin;

import java.util.List;

/** The request of an administrator is refused; nothing was changed. */
final class AdminRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AdminRefusal refusal;
    private final transient List<String> problems;

    AdminRefused(AdminRefusal refusal, String problem) {
        super(refusal.name());
        this.refusal = refusal;
        this.problems = List.of(problem);
    }

    AdminRefusal refusal() {
        return refusal;
    }

    List<String> problems() {
        return problems;
    }
}

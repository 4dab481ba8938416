package care.sij.console.worklist;

import care.sij.clinical.Coded;
import java.util.Optional;
import java.util.OptionalInt;

/** How far from today a visit is that is listed. */
enum Within implements Coded {
    WEEK("7", "7 days"),
    MONTH("30", "30 days"),
    QUARTER("90", "90 days"),
    YEAR("365", "1 year"),
    EVER("any", "any time");

    private final String code;
    private final String title;

    Within(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    /** In words. */
    public String title() {
        return title;
    }

    /** The days; empty for no limit. */
    OptionalInt days() {
        return this == EVER ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(code));
    }

    /** What is listed when nobody asks for another. */
    static Within usual(WorkKind kind) {
        return kind == WorkKind.OVERDUE ? YEAR : MONTH;
    }

    static Optional<Within> of(String code) {
        return Coded.find(values(), code);
    }
}

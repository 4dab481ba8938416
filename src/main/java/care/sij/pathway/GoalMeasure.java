package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** What a goal of the plan is measured with. */
public enum GoalMeasure implements Coded {
    PAIN("pain"),
    ODI("odi");

    private final String code;

    GoalMeasure(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<GoalMeasure> of(String code) {
        return Coded.find(values(), code);
    }
}

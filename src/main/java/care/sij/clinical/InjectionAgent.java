package care.sij.clinical;

import java.util.Optional;

/** A drug injected into the joint. */
public enum InjectionAgent implements Coded {
    LIDOCAINE("lidocaine", Group.ANAESTHETIC),
    BUPIVACAINE("bupivacaine", Group.ANAESTHETIC),
    ROPIVACAINE("ropivacaine", Group.ANAESTHETIC),
    TRIAMCINOLONE("triamcinolone", Group.STEROID),
    METHYLPREDNISOLONE("methylprednisolone", Group.STEROID);

    private enum Group {
        ANAESTHETIC,
        STEROID
    }

    private final String code;
    private final Group group;

    InjectionAgent(String code, Group group) {
        this.code = code;
        this.group = group;
    }

    @Override
    public String code() {
        return code;
    }

    /** Tells whether the agent is a corticosteroid. */
    public boolean isSteroid() {
        return group == Group.STEROID;
    }

    /** Returns the agent with this wire code; empty when no constant has it. */
    public static Optional<InjectionAgent> of(String code) {
        return Coded.find(values(), code);
    }
}

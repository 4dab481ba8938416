package care.sij.partner;

import care.sij.clinical.Coded;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a change of a registration does to what is running. */
public enum Effect implements Coded {
    /** From now on it gets access tokens. */
    CLIENT_ADMITTED("client-admitted"),
    /** It gets no tokens any more, and those it has are worth nothing. */
    CLIENT_TURNED_AWAY("client-turned-away"),
    LISTENER_OPENED("listener-opened"),
    LISTENER_CLOSED("listener-closed"),
    /** Its connections end; it connects anew. */
    LISTENER_REOPENED("listener-reopened"),
    /** What is told is sent to it, what waited for it too. */
    LINE_OPENED("line-opened"),
    /** Nothing is sent to it; what waits stays. */
    LINE_CLOSED("line-closed");

    private final String code;

    Effect(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Set<Effect> of(Optional<Partner> before, Optional<Partner> after) {
        Set<Effect> effects = EnumSet.noneOf(Effect.class);
        add(effects, before, after, CLIENT_ADMITTED, CLIENT_TURNED_AWAY);
        Optional<Hl7v2> heard = before.flatMap(Partner::hl7v2);
        Optional<Hl7v2> toBeHeard = after.flatMap(Partner::hl7v2);
        add(effects, heard, toBeHeard, LISTENER_OPENED, LISTENER_CLOSED);
        if (heard.isPresent() && toBeHeard.isPresent() && !heard.equals(toBeHeard)) {
            effects.add(LISTENER_REOPENED);
        }
        add(effects, before.flatMap(Partner::delivery), after.flatMap(Partner::delivery), LINE_OPENED, LINE_CLOSED);
        return effects;
    }

    private static void add(
            Set<Effect> effects, Optional<?> before, Optional<?> after, Effect appeared, Effect vanished) {
        if (before.isPresent() != after.isPresent()) {
            effects.add(after.isPresent() ? appeared : vanished);
        }
    }
}

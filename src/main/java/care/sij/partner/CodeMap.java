package care.sij.partner;

import care.sij.clinical.Code;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One version of a partner's code map: which codes stand for a code on the other side. Only translations that keep what
 * was said true are in it (R4 ConceptMap.group.element.target.equivalence).
 *
 * @param version 1, 2, … as set; 0 when none was set or it is only looked at
 * @param targets by code; a code for which somebody decided that nothing fits has none
 */
public record CodeMap(int version, Map<Code, List<Target>> targets) {

    /** The map of a partner that has none. */
    public static final CodeMap NONE = new CodeMap(0, Map.of());

    /** Which way what is translated goes, seen from here. */
    public enum Direction {
        /** From the partner to us. */
        IN,
        /** From us to the partner. */
        OUT
    }

    /**
     * What a code is on the other side.
     *
     * @param display words for it; empty when the map has none
     */
    public record Target(Code code, String display, Width width) {}

    /** What a target's meaning is to that of the code it stands for. */
    public enum Width {
        SAME,
        /** It holds of more: what is denied of the code is not denied of all that the target means. */
        WIDER
    }

    public CodeMap {
        targets = Map.copyOf(targets);
    }

    /** The same as this version. */
    CodeMap as(int number) {
        return new CodeMap(number, targets);
    }

    /** Whether it translates nothing. */
    public boolean isEmpty() {
        return targets.isEmpty();
    }

    /** What stands for the code on the other side, at most one code of each system. */
    public List<Target> of(Code code) {
        return targets.getOrDefault(code, List.of());
    }

    /** The codes that somebody has decided about, those without a translation included. */
    public Set<Code> judged() {
        return targets.keySet();
    }
}

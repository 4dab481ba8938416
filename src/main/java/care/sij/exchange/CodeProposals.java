package care.sij.exchange;

import care.sij.clinical.Code;
import java.util.List;

/** Proposes what a partner's code may mean here; a person decides. */
public interface CodeProposals {

    /**
     * What it may mean.
     *
     * @param why what speaks for it; empty when nothing does but the place
     */
    record Proposed(Code target, String display, String why) {}

    /**
     * Our codes for a code that nobody could read, the likeliest first.
     *
     * @param place where it was seen, as the list of codes to map has it
     */
    List<Proposed> of(String partner, Code code, String place);
}

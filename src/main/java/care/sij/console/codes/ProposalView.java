package care.sij.console.codes;

import care.sij.exchange.CodeProposals.Proposed;

/** One of our codes, to be chosen. */
record ProposalView(String value, String words) {

    static ProposalView of(Proposed proposed) {
        String system = proposed.target().system();
        return new ProposalView(
                system + "|" + proposed.target().code(),
                (proposed.display().isEmpty() ? proposed.target().code() : proposed.display()) + " ("
                        + proposed.target().code() + " of " + system.substring(system.lastIndexOf('/') + 1) + ")"
                        + (proposed.why().isEmpty() ? "" : " - " + proposed.why()));
    }
}

package care.sij.exchange.outbound;

import care.sij.partner.Partner;

/** A partner's token endpoint gave no access token; the message quotes nothing that is not of a closed list. */
public class TokenUnobtainable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose turn it is. */
    public enum Reason {
        /** We are refused (4xx): registration, keys, scopes or clocks differ. Trying again alone does not help. */
        REFUSED("refused us"),
        /** Not now: no connection, no answer in time, 5xx, or told to come later (408, 425, 429). */
        UNREACHABLE("could not be reached"),
        /** Something answered that is no token endpoint: a page, half an answer, a redirect. */
        NOT_A_TOKEN("answered with no token");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    TokenUnobtainable(Partner partner, Reason reason, String detail) {
        super("The token endpoint of " + partner.id() + " " + reason.text + ": " + detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

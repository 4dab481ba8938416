package care.sij.exchange;

/** A partner's server could not be asked, or did not answer so that anything can be proposed. */
public final class ProbeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No partner has this id or this FHIR base. */
        NOT_REGISTERED("No partner is registered under this id or FHIR base."),
        /** Its registration names no server. */
        NO_SERVER("The partner's registration has no delivery.endpoint. Register it first; only what is registered is"
                + " asked."),
        /** What is not asked, whoever wants it. */
        NOT_CALLABLE(
                "The address is none that may be called: an https URL (http on loopback) without user, password and"
                        + " query."),
        /** Addresses inside are the operator's to open, not those of who fills in forms. */
        NOT_PUBLIC("The address leads into a network that is not public. If the partner's server is there, have the"
                + " operator name that network in sij.trials.networks."),
        UNREACHABLE("The server did not answer /metadata whole within 10 seconds and 8 MB."),
        /** Nothing is followed elsewhere. */
        REDIRECTED("The server sends /metadata elsewhere. Nothing is followed; register the address that it has."),
        NOT_THERE("The server does not give /metadata; it answered with another status than 200."),
        /** HTML, or JSON that is something else. */
        NO_STATEMENT("The server answered /metadata with something that is no CapabilityStatement in JSON.");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** What is wrong and what to do. */
        public String text() {
            return text;
        }
    }

    private final Reason reason;

    public ProbeRefused(Reason reason) {
        super(reason.text);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong and what to do. */
    public String text() {
        return reason.text;
    }
}

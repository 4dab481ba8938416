package care.sij.fhir;

/** Leaves the depth of a parser with a refusal; caught where the parser was called, carries no stack trace. */
final class RefusedContent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ParseRefusal refusal;

    RefusedContent(ParseRefusal.Reason reason, String location) {
        super(reason.name(), null, false, false);
        this.refusal = new ParseRefusal(reason, location);
    }

    ParseRefusal refusal() {
        return refusal;
    }
}

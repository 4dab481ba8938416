package care.sij.exchange.hl7v2;

import java.util.List;

/** A message is refused before anything of it is processed. */
final class V2Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is, and so how it is acknowledged. */
    enum Kind {
        /** Not a message that is spoken here: AR, CR. */
        PROTOCOL,
        /** What it says cannot be told in FHIR: AE, and CR because nothing of it is kept. */
        CONTENT
    }

    private final Kind kind;
    private final transient List<V2Error> errors;

    private V2Refused(Kind kind, V2Error error) {
        super(error.code().name(), null, false, false);
        this.kind = kind;
        this.errors = List.of(error);
    }

    static V2Refused protocol(V2Error error) {
        return new V2Refused(Kind.PROTOCOL, error);
    }

    static V2Refused content(V2Error error) {
        return new V2Refused(Kind.CONTENT, error);
    }

    Kind kind() {
        return kind;
    }

    List<V2Error> errors() {
        return errors;
    }
}

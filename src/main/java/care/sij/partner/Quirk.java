package care.sij.partner;

import care.sij.clinical.Coded;
import java.util.Optional;

/** A habit of an EHR that whoever writes to it must know. */
public enum Quirk implements Coded {
    /** An update names the version it replaces ({@code If-Match}). */
    IF_MATCH("if-match"),
    /** It knows no conditional create: what may be there already is searched for before it is created. */
    SEARCH_BEFORE_CREATE("search-before-create"),
    /** It answers a create with {@code Location} and no body, which is read for everybody. */
    EMPTY_CREATED("empty-created"),
    /** It leaves out elements in silence, which is looked for at everybody's. */
    DROPS_ELEMENTS("drops-elements");

    private final String code;

    Quirk(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    static Optional<Quirk> of(String code) {
        return Coded.find(values(), code);
    }
}

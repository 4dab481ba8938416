package care.sij.console.frame;

import java.util.regex.Pattern;

/** Ids and numbers as addresses and fields of pages hold them (R4 datatypes.html#id). */
public final class Ids {

    /** An id, as a part of patterns. */
    public static final String ID = "[A-Za-z0-9.-]{1,64}";

    /** A type of resources, as a part of patterns. */
    public static final String TYPE = "[A-Z][A-Za-z]{1,63}";

    /** The number of a version or a row, as a part of patterns. */
    public static final String NUMBER = "[1-9]\\d{0,17}";

    /** What partners, events and messages are called by, as a part of patterns: HL7 v2 has underscores in them too. */
    public static final String LABEL = "[A-Za-z0-9._-]{1,64}";

    private static final Pattern WHOLE_ID = Pattern.compile(ID);
    private static final Pattern WHOLE_LABEL = Pattern.compile(LABEL);
    private static final Pattern WHOLE_NUMBER = Pattern.compile(NUMBER);

    private Ids() {}

    /** Whether something can have this id. */
    public static boolean isId(String text) {
        return WHOLE_ID.matcher(text).matches();
    }

    /** Whether a partner, an event or a message can be called by this. */
    public static boolean isLabel(String text) {
        return WHOLE_LABEL.matcher(text).matches();
    }

    /** Whether a version or a row can have this number. */
    public static boolean isNumber(String text) {
        return WHOLE_NUMBER.matcher(text).matches();
    }

    /**
     * The id of an address.
     *
     * @throws NotThere when nothing can have it
     */
    public static String ofPath(String id) {
        if (!isId(id)) {
            throw new NotThere();
        }
        return id;
    }

    /**
     * The number of an address.
     *
     * @throws NotThere when nothing can have it
     */
    public static long numberOfPath(String number) {
        if (!isNumber(number)) {
            throw new NotThere();
        }
        return Long.parseLong(number);
    }
}

package care.sij.console.frame;

/** Text of unknown length where a page has room for some of it. */
public final class Cut {

    /** Room of a line in a list. */
    public static final int LINE = 300;

    private static final String MORE = " …";

    private Cut() {}

    /** The text, or its beginning with a sign that it goes on. */
    public static String to(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + MORE;
    }
}

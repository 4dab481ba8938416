package care.sij.console.messages;

import care.sij.console.history.PrettyJson;
import care.sij.record.Bytes;
import tools.jackson.core.JacksonException;

/**
 * The beginning of a text.
 *
 * @param text indented where it is JSON
 * @param size of the whole, in words
 */
record Excerpt(String text, String size, String cut) {

    private static final int LONGEST = 64 * 1024;
    private static final int LARGEST_INDENTED = 1024 * 1024;
    private static final int KILOBYTE = 1024;

    static Excerpt of(Bytes body) {
        String text = indented(body);
        String size = Math.max(1, body.length() / KILOBYTE) + " KB";
        return text.length() <= LONGEST
                ? new Excerpt(text, size, "")
                : new Excerpt(
                        text.substring(0, LONGEST), size, "Only the beginning is shown. Download it to read all.");
    }

    /** The same with each element on its own line: numbers keep their digits, nothing else is changed. */
    static String indented(Bytes body) {
        if (body.length() > LARGEST_INDENTED) {
            return body.asUtf8();
        }
        try {
            return String.join("\n", PrettyJson.lines(body));
        } catch (JacksonException noJson) {
            return body.asUtf8();
        }
    }
}

package care.sij.console.messages;

import care.sij.record.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

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
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Excerpt of(Bytes body) {
        String text = indented(body);
        String size = Math.max(1, body.length() / KILOBYTE) + " KB";
        return text.length() <= LONGEST
                ? new Excerpt(text, size, "")
                : new Excerpt(
                        text.substring(0, LONGEST), size, "Only the beginning is shown. Download it to read all.");
    }

    /** Only for reading: numbers keep their digits, nothing else is changed. */
    static String indented(Bytes body) {
        if (body.length() > LARGEST_INDENTED) {
            return body.asUtf8();
        }
        try {
            return JSON.writeValueAsString(JSON.readTree(body.toArray()));
        } catch (JacksonException noJson) {
            return body.asUtf8();
        }
    }
}

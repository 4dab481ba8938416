package care.sij.population;

import java.util.ArrayList;
import java.util.List;

/** Values as a query writes them, with FHIR's escapes (R4 search.html section 3.1.1.4.0.1). */
final class Written {

    private Written() {}

    static String escaped(String plain) {
        return plain.replaceAll("[\\\\,|$]", "\\\\$0");
    }

    static String plain(String written) {
        return written.replaceAll("\\\\(.)", "$1");
    }

    /** The parts between the separators that are not escaped; each part as it is written. */
    static List<String> split(String written, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < written.length(); at++) {
            if (written.charAt(at) == '\\') {
                at++;
            } else if (written.charAt(at) == separator) {
                parts.add(written.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(written.substring(from));
        return parts;
    }
}

package care.sij.fhir;

import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stored resource refers to in this record. */
public final class BodyReferences {

    /** Bodies are written by us: relative references to the record, without spaces around the colon. */
    private static final String START = "\"reference\":\"";

    private static final Pattern RELATIVE =
            Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9.-]{1,64})(/_history/[0-9]+)?");

    private static final Pattern VERSIONED =
            Pattern.compile("(\"reference\":\"[A-Z][A-Za-z]{1,63}/[A-Za-z0-9.-]{1,64})/_history/[0-9]+\"");

    private BodyReferences() {}

    /** The same body, its references to resources of this record without the versions that they name. */
    public static Bytes withoutVersions(Bytes body) {
        String text = body.asUtf8();
        return text.contains("/_history/") ? Bytes.utf8(VERSIONED.matcher(text).replaceAll("$1\"")) : body;
    }

    /** The resources, of whichever version. */
    public static Set<ResourceKey> of(Bytes body) {
        String text = body.asUtf8();
        Set<ResourceKey> keys = new TreeSet<>();
        for (int at = text.indexOf(START); at >= 0; at = text.indexOf(START, at + 1)) {
            int begin = at + START.length();
            Matcher relative = RELATIVE.matcher(text).region(begin, text.indexOf('"', begin));
            if (relative.matches()) {
                keys.add(new ResourceKey(relative.group(1), relative.group(2)));
            }
        }
        return keys;
    }
}

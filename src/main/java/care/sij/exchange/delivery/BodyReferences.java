package care.sij.exchange.delivery;

import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stored resource refers to in this record. */
final class BodyReferences {

    /** Bodies are written by us: relative references to the record, without spaces around the colon. */
    private static final Pattern RELATIVE =
            Pattern.compile("\"reference\":\"([A-Z][A-Za-z]{1,63})/([A-Za-z0-9.-]{1,64})(/_history/[0-9]+)?\"");

    private BodyReferences() {}

    static Set<ResourceKey> of(Bytes body) {
        Set<ResourceKey> keys = new TreeSet<>();
        Matcher found = RELATIVE.matcher(body.asUtf8());
        while (found.find()) {
            keys.add(new ResourceKey(found.group(1), found.group(2)));
        }
        return keys;
    }
}

package care.sij.record.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The form in which an exact term lies in the index, at indexing and at query time alike. */
public final class IndexedTerm {

    private static final int LONGEST = 200;

    private IndexedTerm() {}

    /** {@code Type.parameter=value}, or its hash when longer than 200 bytes: an index entry holds at most 2,700. */
    public static String of(String type, String term) {
        String whole = type + "." + term;
        return whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? whole
                : "#" + HexFormat.of().formatHex(new Sha256().text(whole).end());
    }
}

package care.sij.fhir;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as string parameters compare it (R4 search.html section 3.1.1.4.8). */
public final class FoldedText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private FoldedText() {}

    /** Lower case, without accents, runs of white space as one blank. */
    public static String of(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(bare).replaceAll(" ").trim().toLowerCase(Locale.ROOT);
    }
}

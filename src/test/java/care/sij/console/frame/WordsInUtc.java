package care.sij.console.frame;

import care.sij.fhir.ClinicSettings;
import java.time.ZoneOffset;

/** The words of a clinic in UTC, for tests of views. */
public final class WordsInUtc {

    private WordsInUtc() {}

    public static Words words() {
        return new Words(new ClinicSettings(ZoneOffset.UTC, 1));
    }
}

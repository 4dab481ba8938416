package care.sij.audit;

import care.sij.record.Bytes;
import java.time.Instant;

/** What is recorded of a patient in a period, with the proof of each part, as one file that is checked offline. */
public interface AuditExports {

    /**
     * Versions of the patient and audit rows about the patient whose instant is {@code start} or later, before the end.
     */
    record Asked(String patient, Instant start, Instant end) {}

    /** What came of it. */
    sealed interface Exported {

        /** The file, a ZIP. */
        record Whole(Bytes file) implements Exported {}

        /** There is more than goes into one file. */
        record TooMuch() implements Exported {}

        /** Something of it has no place in the ledger yet. */
        record NotYet() implements Exported {}
    }

    /** What it holds is noted for the audit row of the request. */
    Exported of(Asked asked);
}

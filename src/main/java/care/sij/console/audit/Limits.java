package care.sij.console.audit;

import java.util.List;

/** What an answer that something was not done does not say. */
final class Limits {

    private static final String NUMBER =
            "Looked through was what stands under this patient's id here. What was told under another number of the same"
                    + " person, before the two were joined, stands under that one.";

    private static final String LEDGER =
            "The ledger proves that what lies under the checkpoint was not changed since. That nothing was taken out of"
                    + " record and ledger is proved by verifying the whole ledger, best against a checkpoint that you kept.";

    static final List<String> OF_AUDIT = List.of(
            "Each request that was answered here and each message that was sent from here has a row. What was looked at"
                    + " in the database itself, in a backup, or in a copy that somebody holds has none.",
            NUMBER,
            LEDGER);

    static final List<String> OF_RECORD = List.of(
            "What nobody told is not known here: that nothing is recorded does not say that nothing happened.",
            NUMBER,
            LEDGER);

    private Limits() {}
}

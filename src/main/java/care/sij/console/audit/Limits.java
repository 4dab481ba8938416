package care.sij.console.audit;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** What an answer that something was not done does not say. */
final class Limits {

    private static final String NUMBER =
            "Looked through was what stands under this patient's id here. What was told under another number of the same"
                    + " person, before the two were joined, stands under that one.";

    private static final String LEDGER =
            "The ledger proves that what lies under the checkpoint was not changed since. That nothing was taken out of"
                    + " record and ledger is proved by verifying the whole ledger, best against a checkpoint that you kept.";

    static final List<String> OF_AUDIT = List.of(
            "Each request that was answered here has a row. What was looked at in the database itself, in a backup, or"
                    + " in a copy that somebody holds has none. Of an answer that was given again, since the same"
                    + " message came again, the row does not say what it held.",
            "A message that was sent from here has a row when it is settled or given up, up to a week or more after it"
                    + " went out, with the time of that. One that went out in the span and was not settled by its end is"
                    + " no row of the span; the answer to whether anything was sent counts it by itself.",
            NUMBER,
            LEDGER);

    static final List<String> OF_RECORD = List.of(
            "What nobody told is not known here: that nothing is recorded does not say that nothing happened.",
            NUMBER,
            LEDGER);

    private Limits() {}

    /**
     * Of an answer whether something happened.
     *
     * @param untimed resources that say no time that can be read, or were erased
     * @param denied resources that say they were not done, or were told by mistake
     */
    static List<String> ofHappening(int untimed, int denied, ZoneId zone) {
        return Stream.concat(
                        Stream.of(
                                untimed + " of the resources looked through say no time that can be read, or were"
                                        + " erased: they may lie in the span.",
                                denied + " of them say that they were not done, or entered in error, and no other time:"
                                        + " they are counted neither as found nor as what may lie in the span.",
                                "A date without a time is a day on the clinic's clock (" + zone.getId() + "), wherever"
                                        + " it was written. A period without an end goes on. Of a condition the onset"
                                        + " counts."),
                        OF_RECORD.stream())
                .toList();
    }
}

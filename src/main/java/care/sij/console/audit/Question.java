package care.sij.console.audit;

import care.sij.console.frame.IllegalFilter;
import care.sij.fhir.TimeSpan;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;

/** What an auditor asks whether it was not done. */
public enum Question {
    /** Whether anybody who asked was shown something of the patient. */
    SHOWN("Was anything shown to somebody who asked?"),
    /** Whether anything was sent to a partner. */
    DISCLOSED("Was anything sent to a partner?"),
    /** Whether something of a type became known. */
    RECORDED("Did a resource of this type become known?"),
    /** Whether something of a type happened, as the resources themselves say. */
    HAPPENED("Does a resource of this type say that it happened then?");

    private final String words;

    Question(String words) {
        this.words = words;
    }

    /** As the form asks it. */
    public String words() {
        return words;
    }

    /** As it stands in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Since when it is asked about at the longest: what happened may have happened long before anything was kept. */
    Instant beginning() {
        return this == HAPPENED ? TimeSpan.BEGINNING : Instant.EPOCH;
    }

    /** Whether the audit rows answer it, else the record does. */
    boolean isOfAudit() {
        return this == SHOWN || this == DISCLOSED;
    }

    /**
     * The question of this {@link #code}.
     *
     * @throws IllegalFilter when it is none
     */
    static Question of(String code) {
        return Stream.of(values())
                .filter(question -> question.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalFilter("The field question takes one of those it offers."));
    }
}

package care.sij.conformance;

/**
 * Something a message does not say as it should. Safe to return and to log: it never holds a value of the message.
 *
 * @param rule id of the broken rule: of an invariant ({@code sij-inv-pain-score-range}, {@code bdl-7}) or of a check
 *     here
 * @param location FHIRPath into the bundle that names entry and type, e.g.
 *     {@code Bundle.entry[3].resource.ofType(Observation).bodySite}
 * @param text why it is wrong and what to do
 */
public record Finding(Severity severity, String rule, String location, String text) {

    /** Whether a message with the finding can be taken. */
    public enum Severity {
        /** It cannot. */
        ERROR,
        /** It can; a person should look. */
        WARNING
    }

    static Finding error(String rule, String location, String text) {
        return new Finding(Severity.ERROR, rule, location, text);
    }
}

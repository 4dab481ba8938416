package care.sij.exchange.facts;

/**
 * One thing an answer says.
 *
 * @param location FHIRPath into the received bundle; empty when the whole message is meant
 * @param text where, why and what to do; never a value of the message
 */
public record Issue(Level level, Rule rule, String location, String text) {

    public enum Level {
        ERROR,
        WARNING,
        INFORMATION
    }

    public static Issue error(Rule rule, String location, String text) {
        return new Issue(Level.ERROR, rule, location, text);
    }

    public static Issue information(Rule rule, String location, String text) {
        return new Issue(Level.INFORMATION, rule, location, text);
    }
}

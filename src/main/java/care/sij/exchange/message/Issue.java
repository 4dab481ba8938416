package care.sij.exchange.message;

/**
 * One thing an answer says.
 *
 * @param location FHIRPath into the received bundle; empty when the whole message is meant
 * @param text where, why and what to do; never a value of the message
 */
record Issue(Level level, Rule rule, String location, String text) {

    enum Level {
        ERROR,
        WARNING,
        INFORMATION
    }

    static Issue error(Rule rule, String location, String text) {
        return new Issue(Level.ERROR, rule, location, text);
    }

    static Issue information(Rule rule, String location, String text) {
        return new Issue(Level.INFORMATION, rule, location, text);
    }
}

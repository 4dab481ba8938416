package care.sij.console.frame;

/**
 * What a page says instead of what was asked for.
 *
 * @param title what happened
 * @param reason why
 * @param remedy what to do
 */
public record Mistake(String title, String reason, String remedy) {}

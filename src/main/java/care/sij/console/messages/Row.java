package care.sij.console.messages;

import care.sij.console.frame.Words;
import care.sij.exchange.MessageBrowser.Line;

/**
 * A message in a list.
 *
 * @param badge class of the state's badge
 * @param path of its page
 */
record Row(
        String at,
        String way,
        String partner,
        String event,
        String state,
        String badge,
        String reason,
        int attempts,
        String messageId,
        String path) {

    static Row of(Line line, Words words) {
        return new Row(
                words.dateTime(line.at()),
                Wording.of(line.key().way()),
                line.key().partner(),
                line.event(),
                Wording.of(line.standing()),
                Wording.badge(line.standing()),
                line.reason().orElse(""),
                line.attempts(),
                line.key().messageId(),
                Paths.of(line.key()));
    }
}

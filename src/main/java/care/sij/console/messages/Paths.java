package care.sij.console.messages;

import care.sij.console.frame.NotThere;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Addresses of messages' pages. */
final class Paths {

    static final String LIST = "/console/messages";
    static final String ONE = LIST + "/{way}/{partner}/{id}";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Paths() {}

    static String of(MessageKey key) {
        return LIST + "/" + key.way().code() + "/" + key.partner() + "/" + key.messageId();
    }

    /** @throws NotThere when no message can be meant */
    static MessageKey key(String way, String partner, String id) {
        if (!ID.matcher(partner).matches() || !ID.matcher(id).matches()) {
            throw new NotThere();
        }
        return Arrays.stream(Way.values())
                .filter(one -> one.code().equals(way))
                .findFirst()
                .map(one -> new MessageKey(one, partner, id))
                .orElseThrow(NotThere::new);
    }
}

package care.sij.console.messages;

import care.sij.console.frame.Ids;
import care.sij.console.frame.NotThere;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import java.util.Arrays;

/** Addresses of messages' pages. */
final class Paths {

    static final String LIST = "/console/messages";
    static final String ONE = LIST + "/{way}/{partner}/{id}";

    private Paths() {}

    static String of(MessageKey key) {
        return LIST + "/" + key.way().code() + "/" + key.partner() + "/" + key.messageId();
    }

    /** @throws NotThere when no message can be meant */
    static MessageKey key(String way, String partner, String id) {
        if (!Ids.isLabel(partner) || !Ids.isLabel(id)) {
            throw new NotThere();
        }
        return Arrays.stream(Way.values())
                .filter(one -> one.code().equals(way))
                .findFirst()
                .map(one -> new MessageKey(one, partner, id))
                .orElseThrow(NotThere::new);
    }
}

package care.sij.exchange.codes;

import care.sij.conformance.MessageValidator;
import care.sij.conformance.UnmappedCode;
import care.sij.partner.CodeMap;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * What partners tell in codes that nobody here can read: noted for somebody to map, also when what held them is
 * refused. The note is made apart from any transaction, before the work on what held the codes begins.
 */
@Component
public class IncomingCodes {

    /**
     * Where codes were seen.
     *
     * @param toldIn MessageHeader.id, or the id of the request
     * @param map what they were translated by
     */
    public record Seen(Partner partner, String toldIn, CodeMap map) {}

    private final MessageValidator validator;
    private final UnmappedBook book;
    private final UnreadMessages unread;

    IncomingCodes(MessageValidator validator, UnmappedBook book, UnreadMessages unread) {
        this.validator = validator;
        this.book = book;
        this.unread = unread;
    }

    /** Notes the codes in a bundle that somebody should map; returns whether there are any. */
    public boolean note(Seen seen, Bundle translated) {
        List<UnmappedCode> unmapped = validator.unmapped(translated).stream()
                .filter(one -> !seen.map().judged().contains(one.code()))
                .toList();
        if (!unmapped.isEmpty()) {
            book.note(seen.partner().id(), seen.toldIn(), seen.map().version(), unmapped);
        }
        return !unmapped.isEmpty();
    }

    /** Keeps a refused message that holds such codes for a while, so that a map can be tried on it. */
    public void keep(Seen seen, Bytes message) {
        unread.keep(seen.partner().id(), seen.toldIn(), message);
    }
}

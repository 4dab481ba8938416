package care.sij.exchange.delivery;

import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.time.Duration;
import java.util.Optional;

/** The way in which subscriptions are told. */
public interface NoticeChannel {

    /** What is to be sent as its subscriber may have it now; empty when the subscription is told nothing any more. */
    Optional<Letter> write(Entry entry, Partner partner);

    /** Sends it once; it settles nothing but what was taken. */
    Disposition send(Entry entry, Partner partner, Bytes letter);

    /** How long it is tried. */
    Duration patience(Entry entry);

    /** It was taken. */
    void taken(Entry entry);

    /** It was tried in vain for as long as it is. */
    void givenUp(Entry entry, Reason reason);
}

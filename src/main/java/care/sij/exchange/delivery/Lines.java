package care.sij.exchange.delivery;

import care.sij.exchange.OutboxWaking;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The calls that wake a partner's line when there is something new for it. */
@Component
class Lines implements OutboxWaking {

    /** One partner's line for one part of what is sent to it. */
    record Key(String partner, Part part) {}

    private final Partners partners;
    private final Map<Key, Semaphore> calls = new ConcurrentHashMap<>();

    Lines(Partners partners) {
        this.partners = partners;
    }

    /** The ids of the partners that messages are sent to now. */
    List<String> partners() {
        return partners.all().stream()
                .filter(partner -> partner.delivery().isPresent())
                .map(Partner::id)
                .toList();
    }

    /** The lines that there are now. */
    List<Key> wanted() {
        return partners.all().stream().flatMap(Lines::keys).toList();
    }

    private static Stream<Key> keys(Partner partner) {
        Stream<Part> messages = partner.delivery().stream().map(any -> Part.MESSAGES);
        Stream<Part> notices = partner.notificationBases().stream().limit(1).map(any -> Part.NOTICES);
        return Stream.concat(messages, notices).map(part -> new Key(partner.id(), part));
    }

    /** Wakes the line once the running transaction is committed. */
    void wakeAfterCommit(String partner) {
        wakeAfterCommit(new Key(partner, Part.MESSAGES));
    }

    void wakeAfterCommit(Key key) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                call(key).release();
            }
        });
    }

    @Override
    public void wake(String partner) {
        call(new Key(partner, Part.MESSAGES)).release();
    }

    /** The permits are calls; none is lost that came before somebody waits for it. */
    Semaphore call(Key key) {
        return calls.computeIfAbsent(key, any -> new Semaphore(0));
    }
}

package care.sij.exchange.delivery;

import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The calls that wake a partner's line when there is something new for it. */
@Component
class Lines {

    private final Partners partners;
    private final Map<String, Semaphore> calls = new ConcurrentHashMap<>();

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

    /** Wakes the line once the running transaction is committed. */
    void wakeAfterCommit(String partner) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake(partner);
            }
        });
    }

    void wake(String partner) {
        call(partner).release();
    }

    /** The permits are calls; none is lost that came before somebody waits for it. */
    Semaphore call(String partner) {
        return calls.computeIfAbsent(partner, id -> new Semaphore(0));
    }
}

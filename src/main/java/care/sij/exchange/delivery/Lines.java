package care.sij.exchange.delivery;

import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The calls that wake a partner's line when there is something new for it. */
@Component
class Lines {

    private final Map<String, Semaphore> calls = new LinkedHashMap<>();

    Lines(Partners partners) {
        partners.all().stream()
                .filter(partner -> partner.delivery().isPresent())
                .map(Partner::id)
                .forEach(partner -> calls.put(partner, new Semaphore(0)));
    }

    /** The ids of the partners that messages are sent to. */
    Iterable<String> partners() {
        return calls.keySet();
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
        call(partner).ifPresent(Semaphore::release);
    }

    /** The permits are calls; none is lost that came before somebody waits for it. */
    Optional<Semaphore> call(String partner) {
        return Optional.ofNullable(calls.get(partner));
    }
}

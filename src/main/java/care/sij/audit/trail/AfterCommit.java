package care.sij.audit.trail;

import care.sij.audit.AuditedRequest;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A row is there only when the transaction that holds it is. */
final class AfterCommit {

    private AfterCommit() {}

    static void isTold(AuditedRequest request) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                request.isTold();
            }
        });
    }
}

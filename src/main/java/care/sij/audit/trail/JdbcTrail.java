package care.sij.audit.trail;

import care.sij.audit.Asked;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Trail;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The trail in the table {@code audit_event}. */
@Component
class JdbcTrail implements Trail {

    private final AuditRows rows;
    private final GroupCommit group;
    private final Clock clock;

    JdbcTrail(AuditRows rows, GroupCommit group, Clock clock) {
        this.rows = rows;
        this.group = group;
        this.clock = clock;
    }

    @Override
    public void append(AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a change and its row are one transaction");
        }
        rows.write(List.of(entry));
    }

    @Override
    public void record(AuditEntry entry) {
        group.write(entry);
    }

    @Override
    public <T> T of(Asked asked, Supplier<T> work) {
        if (AuditedRequest.current().isPresent()) {
            return work.get();
        }
        AuditedRequest request = new AuditedRequest(() -> asked);
        request.begin();
        try {
            T done = work.get();
            if (!request.told()) {
                record(request.answered(clock.instant(), 0));
            }
            return done;
        } finally {
            AuditedRequest.end();
        }
    }
}

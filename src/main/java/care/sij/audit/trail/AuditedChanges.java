package care.sij.audit.trail;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Trail;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Writes the row of an operation or a change of a registration in the first transaction that it commits, so that no
 * desk can change anything without one.
 */
@Component
class AuditedChanges implements TransactionExecutionListener {

    private static final Set<AuditKind> KINDS = Set.of(AuditKind.OPERATION, AuditKind.CONFIGURATION);
    private static final int OK = 200;

    /** Asked for when first needed: the transaction manager is made with its listeners, and the trail after it. */
    private final ObjectProvider<Trail> trail;

    private final ObjectProvider<Clock> clock;

    AuditedChanges(ObjectProvider<Trail> trail, ObjectProvider<Clock> clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        changing(transaction)
                .ifPresent(request -> trail.getObject()
                        .append(request.changed(clock.getObject().instant(), OK, List.of(), OptionalLong.empty())));
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            changing(transaction).ifPresent(AuditedRequest::isTold);
        }
    }

    private static Optional<AuditedRequest> changing(TransactionExecution transaction) {
        return AuditedRequest.current().filter(request -> !transaction.isReadOnly() && mayChange(request));
    }

    private static boolean mayChange(AuditedRequest request) {
        return !request.told()
                && KINDS.contains(request.asked().kind())
                && request.asked().action() != AuditAction.R;
    }
}

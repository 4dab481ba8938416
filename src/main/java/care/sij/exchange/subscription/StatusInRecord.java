package care.sij.exchange.subscription;

import care.sij.exchange.facts.FactStore;
import care.sij.fhir.FhirJson;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/** Moves a subscription on, in its row and as a version of its Subscription, in one commit. */
@Component
class StatusInRecord {

    private final Rows rows;
    private final Commits commits;
    private final FactStore store;
    private final FhirJson json;

    StatusInRecord(Rows rows, Commits commits, FactStore store, FhirJson json) {
        this.rows = rows;
        this.commits = commits;
        this.store = store;
        this.json = json;
    }

    /**
     * Moves it, unless it stands elsewhere by now.
     *
     * @param reason why it failed; empty when it did not
     * @return whether it was moved
     */
    boolean move(Row row, State to, String reason) {
        CommitCause cause = new CommitCause(
                CommitCause.Kind.TICK, "sij", "subscription-" + to.code(), Optional.empty(), row.handshake());
        return commits.commit(cause, open -> {
            open.lockPatientless(Set.of(row.key()), Set.of());
            Optional<StoredVersion> current = open.current(row.key()).filter(version -> !version.isEmpty());
            boolean moves = current.isPresent() && rows.move(row, to, reason);
            if (moves) {
                append(open, row, current.orElseThrow(), to, reason);
            }
            return moves;
        });
    }

    private void append(OpenCommit open, Row row, StoredVersion current, State to, String reason) {
        Subscription subscription = json.read(current.body(), Subscription.class);
        subscription.setId(row.key().reference());
        subscription.setStatus(to.status()).setError(reason.isEmpty() ? null : reason);
        store.store(open, row.key(), subscription, store.encode(subscription), current.owner());
    }
}

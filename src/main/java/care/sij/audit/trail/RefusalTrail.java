package care.sij.audit.trail;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The rows of what the container refuses. They give nothing out, so nobody waits for them: whoever sends what is no
 * request keeps no worker of the container busy.
 */
@Component
class RefusalTrail implements DisposableBean {

    private static final int BAD_REQUEST = 400;

    private final RefusalTally tally = new RefusalTally();
    private final GroupCommit group;
    private final Supplier<UUID> ids;
    private final Clock clock;

    RefusalTrail(GroupCommit group, Supplier<UUID> ids, Clock clock) {
        this.group = group;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param requestId that the answer has
     * @param asked what can be told of what was sent
     */
    void refused(int status, String address, Optional<String> requestId, String asked) {
        if (tally.isToldSingly(address)) {
            group.writeLater(row(status, address, requestId, asked), 1);
        }
    }

    /** What was only counted, in one row for each site. */
    @Scheduled(fixedDelayString = "PT1M")
    void tellOfTheRest() {
        tally.end()
                .forEach(rest -> group.writeLater(
                        row(
                                BAD_REQUEST,
                                rest.address(),
                                Optional.empty(),
                                rest.refusals() + " more refused in the same minute"),
                        rest.refusals()));
    }

    @Override
    public void destroy() {
        tellOfTheRest();
    }

    private AuditEntry row(int status, String address, Optional<String> requestId, String query) {
        return new AuditEntry(
                clock.instant(),
                AuditKind.OTHER,
                "",
                AuditAction.E,
                AuditOutcome.ofHttp(status),
                status,
                "",
                "",
                address,
                requestId.orElseGet(() -> ids.get().toString()),
                List.of(),
                List.of(),
                query,
                OptionalLong.empty());
    }
}

package care.sij.audit.trail;

import care.sij.audit.Asked;
import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Trail;
import care.sij.record.CommitCause;
import care.sij.record.CommitStep;
import care.sij.record.Interaction;
import care.sij.record.OpenCommit;
import care.sij.record.StoredVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes the row of each commit that changes the record, in that commit and after every other step. It is the row of
 * the request whose commit it is; what follows from a request in commits of their own has rows of its own.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AuditedCommits implements CommitStep {

    private static final Set<AuditKind> WRITES =
            Set.of(AuditKind.CREATE, AuditKind.UPDATE, AuditKind.PATCH, AuditKind.DELETE, AuditKind.TRANSACTION);

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final Trail trail;
    private final Clock clock;

    AuditedCommits(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void apply(OpenCommit commit) {
        Optional<AuditedRequest> own = AuditedRequest.current().filter(request -> isOf(request, commit.cause()));
        boolean changes = !commit.appended().isEmpty();
        if (changes || own.filter(AuditedRequest::contentRefused).isPresent()) {
            trail.append(own.map(request -> ofRequest(request, commit)).orElseGet(() -> ofCause(commit)));
            own.ifPresent(AfterCommit::isTold);
        }
    }

    /** The first commit of its kind: later ones apply messages of others that waited for it. */
    private static boolean isOf(AuditedRequest request, CommitCause cause) {
        AuditKind kind = request.asked().kind();
        return !request.told()
                && switch (cause.kind()) {
                    case MESSAGE -> kind == AuditKind.MESSAGE;
                    case REST -> WRITES.contains(kind);
                    case TICK, RULE_CHANGE -> false;
                };
    }

    private AuditEntry ofRequest(AuditedRequest request, OpenCommit commit) {
        Asked asked = request.asked();
        int http = asked.address().isEmpty() ? 0 : status(asked.kind(), commit.appended());
        return request.changed(instant(commit), http, patients(commit), number(commit));
    }

    /** As such a write is answered. */
    private static int status(AuditKind kind, List<StoredVersion> appended) {
        return switch (kind) {
            case DELETE -> NO_CONTENT;
            case CREATE, UPDATE ->
                appended.stream()
                        .findFirst()
                        .filter(version -> version.interaction() == Interaction.CREATE)
                        .map(version -> CREATED)
                        .orElse(OK);
            default -> OK;
        };
    }

    /** An entry of a batch, a message that had waited, or what this service does of its own accord. */
    private AuditEntry ofCause(OpenCommit commit) {
        CommitCause cause = commit.cause();
        Optional<Asked> asker = AuditedRequest.current()
                .map(AuditedRequest::asked)
                .filter(asked ->
                        cause.kind() == CommitCause.Kind.REST && asked.agent().equals(cause.agent()));
        AuditKind kind = kind(cause);
        return new AuditEntry(
                instant(commit),
                kind,
                kind == AuditKind.SERVICE || kind == AuditKind.MESSAGE ? cause.activity() : "",
                action(kind),
                AuditOutcome.SUCCESS,
                0,
                cause.agent(),
                asker.map(Asked::token).orElse(""),
                asker.map(Asked::address).orElse(""),
                cause.requestId(),
                List.of(),
                List.copyOf(patients(commit)),
                "",
                number(commit));
    }

    private static AuditKind kind(CommitCause cause) {
        return switch (cause.kind()) {
            case MESSAGE -> AuditKind.MESSAGE;
            case TICK, RULE_CHANGE -> AuditKind.SERVICE;
            case REST ->
                switch (cause.activity()) {
                    case "create" -> AuditKind.CREATE;
                    case "update" -> AuditKind.UPDATE;
                    case "patch" -> AuditKind.PATCH;
                    case "delete" -> AuditKind.DELETE;
                    case "transaction" -> AuditKind.TRANSACTION;
                    default -> AuditKind.SERVICE;
                };
        };
    }

    private static AuditAction action(AuditKind kind) {
        return switch (kind) {
            case CREATE -> AuditAction.C;
            case UPDATE, PATCH -> AuditAction.U;
            case DELETE -> AuditAction.D;
            default -> AuditAction.E;
        };
    }

    private Instant instant(OpenCommit commit) {
        return commit.appended().isEmpty() ? clock.instant() : commit.instant();
    }

    private static OptionalLong number(OpenCommit commit) {
        return commit.appended().isEmpty() ? OptionalLong.empty() : OptionalLong.of(commit.number());
    }

    private static Set<String> patients(OpenCommit commit) {
        Set<String> patients = new TreeSet<>();
        commit.appended().forEach(version -> patients.addAll(version.patients()));
        return patients;
    }
}

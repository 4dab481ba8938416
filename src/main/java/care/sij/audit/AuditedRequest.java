package care.sij.audit;

import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the request that this thread works on shows and changes, for its one audit row. Used by one thread, and
 * by nobody where no request is worked on.
 */
public final class AuditedRequest {

    private static final ThreadLocal<@Nullable AuditedRequest> CURRENT = new ThreadLocal<>();

    private final Supplier<Asked> asked;
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<String> stated = new LinkedHashSet<>();
    private final Set<String> patients = new TreeSet<>();
    private Optional<AuditKind> kind = Optional.empty();
    private String detail = "";
    private boolean contentRefused;
    private boolean failed;
    private boolean told;
    private int shownWhenTold;

    /** @param asked who asks for what, as far as it is known when it is asked */
    public AuditedRequest(Supplier<Asked> asked) {
        this.asked = asked;
    }

    /** The request that this thread works on. */
    public static Optional<AuditedRequest> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Has the thread work on this request until {@link #end}. */
    public void begin() {
        CURRENT.set(this);
    }

    /** Has the thread work on no request. */
    public static void end() {
        CURRENT.remove();
    }

    /** This version is in the answer. */
    public void shows(StoredVersion version) {
        shown.add(version.reference());
        patients.addAll(version.patients());
    }

    /** These are in the answer. */
    public void shows(Collection<String> references, Collection<String> ofPatients) {
        shown.addAll(references);
        patients.addAll(ofPatients);
    }

    /** These rows of the audit are in the answer: whoever looks at what was seen of a patient learns of the patient. */
    public void showsRows(Collection<AuditRow> rows) {
        rows.forEach(row -> shows(List.of(row.reference()), row.entry().patients()));
    }

    /** This version holds after a write, which may have changed nothing. */
    public void states(StoredVersion version) {
        stated.add(version.reference());
        patients.addAll(version.patients());
    }

    /** It is about these, whether it changes anything of them or not. */
    public void concerns(Collection<String> ofPatients) {
        patients.addAll(ofPatients);
    }

    /** What it turns out to be. */
    public void is(AuditKind known, String ofDetail) {
        kind = Optional.of(known);
        detail = ofDetail;
    }

    /** What was sent is looked at, perhaps once more after a commit that failed. */
    public void looksAtContent() {
        contentRefused = false;
    }

    /** What was sent is refused for its content, in an answer that is kept. */
    public void refusesContent() {
        contentRefused = true;
    }

    /** It cannot be done now. */
    public void fails() {
        failed = true;
    }

    /** Whether an answer is kept that refuses: it is a change of its own. */
    public boolean contentRefused() {
        return contentRefused;
    }

    /** Who asks for what, as far as it is known. */
    public Asked asked() {
        Asked now = asked.get();
        return kind.map(known -> now.named(known, detail)).orElse(now);
    }

    /** A row tells of it, and of what was shown so far, for good. */
    public void isTold() {
        told = true;
        shownWhenTold = shown.size();
    }

    /** Whether a row tells of its change. */
    public boolean told() {
        return told;
    }

    /** Whether a row tells of all that an answer of this status gives out. */
    public boolean toldWhole(int http) {
        return told && shown.size() == shownWhenTold && AuditOutcome.ofHttp(http) == AuditOutcome.SUCCESS;
    }

    /** The row of an answer. */
    public AuditEntry answered(Instant now, int http) {
        Set<String> resources = new LinkedHashSet<>(shown);
        if (!told) {
            resources.addAll(stated);
        }
        return entry(asked(), now, outcome(http), http, List.copyOf(resources), patients, OptionalLong.empty());
    }

    private AuditOutcome outcome(int http) {
        AuditOutcome outcome = AuditOutcome.ofHttp(http);
        if (outcome != AuditOutcome.SUCCESS) {
            return outcome;
        }
        if (failed) {
            return AuditOutcome.FAILED;
        }
        return contentRefused ? AuditOutcome.REFUSED : AuditOutcome.SUCCESS;
    }

    /** The row of a change that commits in this instant and is then answered so. */
    public AuditEntry changed(Instant now, int http, Collection<String> ofPatients, OptionalLong commit) {
        Set<String> all = new TreeSet<>(patients);
        all.addAll(ofPatients);
        AuditOutcome outcome = contentRefused ? AuditOutcome.REFUSED : AuditOutcome.SUCCESS;
        return entry(asked(), now, outcome, http, List.copyOf(shown), all, commit);
    }

    private static AuditEntry entry(
            Asked asked,
            Instant now,
            AuditOutcome outcome,
            int http,
            List<String> resources,
            Set<String> patients,
            OptionalLong commit) {
        return new AuditEntry(
                now,
                asked.kind(),
                asked.detail(),
                asked.action(),
                outcome,
                http,
                asked.agent(),
                asked.token(),
                asked.address(),
                asked.requestId(),
                resources,
                List.copyOf(patients),
                asked.query(),
                commit);
    }
}

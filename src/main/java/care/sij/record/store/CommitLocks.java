package care.sij.record.store;

import care.sij.record.ResourceKey;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The transaction locks of one commit. Classes are taken in one order and, within a class, locks in the order of their
 * numbers, so that two commits cannot wait for each other.
 */
final class CommitLocks {

    enum Stage {
        NONE,
        IDENTIFIERS,
        PATIENTS,
        PATIENTLESS
    }

    /** What was locked at a moment, to return to when a savepoint's locks are lost. */
    record Held(Stage stage, Set<String> patients, Set<ResourceKey> changing, Set<ResourceKey> reliedUpon) {}

    private final JdbcTemplate jdbc;
    private Stage stage = Stage.NONE;
    private Set<String> patients = Set.of();
    private Set<ResourceKey> changing = Set.of();
    private Set<ResourceKey> reliedUpon = Set.of();

    CommitLocks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void identifiers(Collection<String> identifiers) {
        enter(Stage.IDENTIFIERS);
        Map<Long, Boolean> locks = new TreeMap<>();
        identifiers.forEach(identifier -> locks.put(number("identifier", identifier), true));
        take(locks);
    }

    void patients(Collection<String> ids) {
        enter(Stage.PATIENTS);
        Map<Long, Boolean> locks = new TreeMap<>();
        ids.forEach(id -> locks.put(number("patient", id), true));
        take(locks);
        patients = Set.copyOf(ids);
    }

    void patientless(Collection<ResourceKey> toChange, Collection<ResourceKey> toRelyUpon) {
        enter(Stage.PATIENTLESS);
        Map<Long, Boolean> locks = new TreeMap<>();
        toRelyUpon.forEach(key -> locks.put(number("resource", key.reference()), false));
        toChange.forEach(key -> locks.put(number("resource", key.reference()), true));
        take(locks);
        changing = Set.copyOf(toChange);
        reliedUpon = Set.copyOf(toRelyUpon);
    }

    boolean holdsPatients(List<String> ids) {
        return patients.containsAll(ids);
    }

    boolean maySupersede(ResourceKey patientless) {
        return changing.contains(patientless);
    }

    Set<String> lockedPatients() {
        return patients;
    }

    Set<ResourceKey> lockedResources() {
        Set<ResourceKey> all = new HashSet<>(changing);
        all.addAll(reliedUpon);
        return all;
    }

    Held held() {
        return new Held(stage, patients, changing, reliedUpon);
    }

    void returnTo(Held held) {
        stage = held.stage();
        patients = held.patients();
        changing = held.changing();
        reliedUpon = held.reliedUpon();
    }

    private void enter(Stage next) {
        if (next.compareTo(stage) <= 0) {
            throw new IllegalStateException("locks of class " + next + " after " + stage);
        }
        stage = next;
    }

    private void take(Map<Long, Boolean> exclusiveByNumber) {
        if (!exclusiveByNumber.isEmpty()) {
            jdbc.query(
                    "SELECT lock_in_order(?, ?)",
                    row -> {},
                    exclusiveByNumber.keySet().toArray(Long[]::new),
                    exclusiveByNumber.values().toArray(Boolean[]::new));
        }
    }

    private static long number(String lockClass, String key) {
        return ByteBuffer.wrap(new Sha256().text(lockClass).text(key).end()).getLong();
    }
}

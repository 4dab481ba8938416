package care.sij.bench;

import ca.uhn.fhir.context.FhirContext;
import care.sij.record.Draft;
import care.sij.support.Parallel;
import care.sij.support.SharedPostgres;
import care.sij.support.TestRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Fills the record of a running service through its own commits, a patient in each, and waits for the ledger. */
final class StoreFilling implements AutoCloseable {

    private static final int TOGETHER = 2;
    private static final int REPORT_EVERY = 250;
    private static final long HALF_SECOND = 500_000_000L;

    private final TestRecord record;
    private final StoreFacts facts = new StoreFacts(FhirContext.forR4Cached());
    private final AtomicInteger patients;

    /** @param patients how many there are of earlier fillings */
    StoreFilling(SharedPostgres.Database database, AtomicInteger patients) {
        this.record = TestRecord.beside(database, Clock.systemUTC());
        this.patients = patients;
    }

    /** Until there are so many versions, those of the service included, and the ledger has placed them all. */
    void fillTo(long versions) throws InterruptedException {
        long missing = versions - versions();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (long planned = 0; planned < missing; planned += StoreFacts.OF_A_PATIENT) {
            int number = patients.getAndIncrement();
            work.add(() -> commit(number));
        }
        Parallel.run(TOGETHER, work);
        record.owner().execute("analyze");
        while (waiting() > 0) {
            LockSupport.parkNanos(HALF_SECOND);
        }
    }

    private boolean commit(int number) {
        List<Draft> drafts = facts.ofPatient(number);
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of(StoreFacts.patient(number)));
            drafts.forEach(commit::append);
            return true;
        });
        if (number % REPORT_EVERY == 0) {
            System.out.println("filled to patient " + number);
        }
        return true;
    }

    /** How many versions there are. */
    long versions() {
        return count("select count(*) from resource_version");
    }

    private long waiting() {
        return count("select count(*) from ledger_queue");
    }

    private long count(String sql) {
        return Optional.ofNullable(record.app().queryForObject(sql, Long.class)).orElseThrow();
    }

    @Override
    public void close() {
        record.close();
    }
}

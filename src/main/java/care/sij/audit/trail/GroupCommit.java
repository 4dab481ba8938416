package care.sij.audit.trail;

import care.sij.audit.AuditEntry;
import care.sij.audit.AuditUnwritable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes the rows of all who wait with one commit, by one thread: while it waits for the disk, the next ones gather. So
 * a row costs its asker about one wait for the disk, and the database one for many.
 */
@Component
class GroupCommit implements DisposableBean {

    private static final int MOST_WAITING = 2_000;
    private static final int MOST_TOGETHER = 200;
    private static final int PATIENCE_SECONDS = 20;
    private static final int LAST_SECONDS = 10;
    private static final int IDLE_MILLIS = 200;

    private static final Counter UNWRITTEN = Metrics.counter("sij.audit.unwritten");

    /** @param lost what is done when it is not written */
    private record Waiting(AuditEntry entry, CompletableFuture<Boolean> written, Runnable lost) {

        void fail(Throwable failure) {
            if (written.completeExceptionally(failure)) {
                lost.run();
            }
        }
    }

    private final AuditRows rows;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer = new Thread(this::writeOn, "audit");
    private volatile boolean closed;

    GroupCommit(AuditRows rows) {
        this.rows = rows;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Returns when the row is on the disk.
     *
     * @throws AuditUnwritable when it is not, or nobody can tell
     */
    void write(AuditEntry entry) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>(), () -> {});
        try {
            if (closed || !queue.offer(waiting, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AuditUnwritable(new IllegalStateException("too many rows wait"));
            }
            waiting.written.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            waiting.written.cancel(false);
            Thread.currentThread().interrupt();
            throw new AuditUnwritable(e);
        } catch (ExecutionException e) {
            throw new AuditUnwritable(Optional.ofNullable(e.getCause()).orElse(e));
        } catch (TimeoutException e) {
            waiting.written.cancel(false);
            throw new AuditUnwritable(e);
        }
    }

    /**
     * Has the row written with the next ones, without waiting; it is counted when that is not possible.
     *
     * @param answers how many answers it tells of
     */
    void writeLater(AuditEntry entry, int answers) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>(), () -> UNWRITTEN.increment(answers));
        if (closed || !queue.offer(waiting)) {
            waiting.fail(new IllegalStateException("too many rows wait"));
        }
    }

    private void writeOn() {
        while (!closed || !queue.isEmpty()) {
            writeNext();
        }
    }

    /** Whatever goes wrong, an error of the virtual machine included, the next ones are written. */
    private void writeNext() {
        List<Waiting> together = new ArrayList<>();
        try {
            Optional.ofNullable(queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS)).ifPresent(together::add);
            queue.drainTo(together, MOST_TOGETHER - together.size());
            write(together);
        } catch (Throwable failure) {
            together.forEach(waiting -> waiting.fail(failure));
        }
    }

    /** Not those whose asker was refused meanwhile: minutes later their period may have been exported without them. */
    private void write(List<Waiting> gathered) {
        List<Waiting> together =
                gathered.stream().filter(waiting -> !waiting.written.isDone()).toList();
        if (together.isEmpty()) {
            return;
        }
        try {
            rows.write(together.stream().map(Waiting::entry).toList());
            together.forEach(waiting -> waiting.written.complete(true));
        } catch (RuntimeException failure) {
            if (together.size() == 1 || isOfTheDatabase(failure)) {
                together.forEach(waiting -> waiting.fail(failure));
            } else { // one that cannot be written must not take the others with it
                together.forEach(waiting -> write(List.of(waiting)));
            }
        }
    }

    /** Then trying them one by one would only keep everybody waiting. */
    private static boolean isOfTheDatabase(RuntimeException failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException;
    }

    /**
     * What waits is written, unless that takes long; the writer is not interrupted, as that would end its connection.
     */
    @Override
    public void destroy() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(LAST_SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(waiting -> waiting.fail(new IllegalStateException("the service stops")));
    }
}

package care.sij.api.bulk;

import care.sij.access.Caller;
import care.sij.api.bulk.Asked.Step;
import care.sij.api.bulk.Exports.Placed;
import care.sij.api.bulk.Making.Made;
import care.sij.record.Extraction.Place;
import care.sij.record.Extraction.Rest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes as much of an export as fits into a turn, so that a large one lets the others pass. */
@Component
class ExportTurns {

    private static final Duration TURN = Duration.ofSeconds(10);
    private static final int LINES_OF_A_FILE = 10_000;

    /** Of the lines as they are read: an answer is held until it is audited, compressed or not. */
    private static final int BYTES_OF_A_FILE = 16 << 20;

    private final Exports exports;
    private final Making making;
    private final Clock clock;

    ExportTurns(Exports exports, Making making, Clock clock) {
        this.exports = exports;
        this.making = making;
        this.clock = clock;
    }

    /** Works on the job until it is made, the turn is over or the claim is lost. */
    void take(Job job, Duration lease) {
        Optional<Caller> caller = making.caller(job);
        if (caller.isPresent()) {
            new Turn(job, caller.get(), lease).run();
        } else {
            exports.fail(job);
        }
    }

    private final class Turn {

        private final Job job;
        private final Caller caller;
        private final Duration lease;
        private final List<Step> steps;
        private final Instant end;
        private int step;
        private Place after;
        private int file;
        private int number;
        private int lines;
        private long bytes;

        private Turn(Job job, Caller caller, Duration lease) {
            this.job = job;
            this.caller = caller;
            this.lease = lease;
            this.steps = job.asked().steps();
            this.end = clock.instant().plus(TURN);
            this.step = job.step();
            this.after = job.after();
            this.file = job.file();
        }

        private void run() {
            while (step < steps.size()) {
                Made made = making.part(job, caller, steps.get(step), after);
                Optional<Placed> placed = made.chunk().map(this::placed);
                boolean ends = made.rest() == Rest.NONE;
                step += ends ? 1 : 0;
                after = ends ? Place.START : made.last();
                Instant now = clock.instant();
                boolean over = now.isAfter(end) || Thread.currentThread().isInterrupted();
                if ((placed.isPresent() || over) && !exports.advance(job, step, after, placed, now.plus(lease))) {
                    return;
                }
                if (ends || lines >= LINES_OF_A_FILE || bytes >= BYTES_OF_A_FILE) {
                    beginFile();
                }
                if (over && step < steps.size()) {
                    exports.giveBack(job, now);
                    return;
                }
            }
            exports.complete(job);
        }

        private Placed placed(Chunk chunk) {
            lines += chunk.lines();
            bytes += Ndjson.length(chunk.content());
            return new Placed(file, number++, chunk);
        }

        private void beginFile() {
            file += lines > 0 ? 1 : 0;
            number = 0;
            lines = 0;
            bytes = 0;
        }
    }
}

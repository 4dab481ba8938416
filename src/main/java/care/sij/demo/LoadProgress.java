package care.sij.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells how far a load is: as a bar on a terminal, else by a line now and then. For use by several threads. */
final class LoadProgress {

    private static final int WIDTH = 40;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    /** How it is told. */
    enum Shape {
        BAR,
        LINES
    }

    private final int files;
    private final Shape shape;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Instant begun;
    private final List<String> failures = new ArrayList<>();
    private Instant told;
    private int done;
    private long resources;

    LoadProgress(int files, Shape shape, PrintStream out, PrintStream err, Clock clock) {
        this.files = files;
        this.shape = shape;
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.begun = clock.instant();
        this.told = begun;
    }

    /** Newer virtual machines have a console without a terminal too: there a log holds the bar, and no line is lost. */
    @SuppressWarnings("SystemConsoleNull")
    static LoadProgress of(int files, PrintStream out, PrintStream err, Clock clock) {
        return new LoadProgress(files, System.console() == null ? Shape.LINES : Shape.BAR, out, err, clock);
    }

    synchronized void took(int more) {
        resources += more;
        tell();
    }

    synchronized void failed(Path file, String place, String why) {
        failures.add(file + place + ": " + why.strip());
    }

    synchronized void done() {
        done++;
        tell();
    }

    private void tell() {
        if (shape == Shape.BAR) {
            int filled = files == 0 ? WIDTH : WIDTH * done / files;
            out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + standing());
        } else if (!clock.instant().isBefore(told.plus(BETWEEN_LINES))) {
            told = clock.instant();
            out.println(standing());
        }
    }

    private String standing() {
        return done + " of " + files + " files, " + resources + " resources";
    }

    /** Tells how it ended; 0 when everything was taken, else 1. */
    synchronized int finish() {
        double seconds = Math.max(1, Duration.between(begun, clock.instant()).toMillis()) / 1000.0;
        out.println((shape == Shape.BAR ? "\r" : "") + standing() + " in " + Math.round(seconds) + " s, "
                + Math.round(resources / seconds) + " resources/s, " + failures.size() + " failures");
        failures.forEach(err::println);
        return failures.isEmpty() ? 0 : 1;
    }
}

package care.sij.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Loads files, those that others refer to before the rest, and the rest over several connections. */
final class Loading {

    private static final int LINES_AT_ONCE = 100;

    private final LoadTarget target;
    private final LoadProgress progress;
    private final int connections;

    Loading(LoadTarget target, LoadProgress progress, int connections) {
        this.target = target;
        this.progress = progress;
        this.connections = connections;
    }

    void load(LoadFiles files) {
        files.shared().forEach(this::load);
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        files.others().forEach(file -> pool.execute(() -> load(file)));
        pool.shutdown();
        try {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** A file that fails must not end the others. */
    private void load(Path file) {
        try {
            if (LoadFiles.isLines(file)) {
                loadLines(file);
            } else {
                tell(file, "", target.send(Files.readString(file)));
            }
        } catch (IOException | RuntimeException e) {
            progress.failed(file, "", e instanceof IOException ? "it cannot be read" : String.valueOf(e.getMessage()));
        }
        progress.done();
    }

    private void loadLines(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> chunk = new ArrayList<>();
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    chunk.add(line);
                }
                if (chunk.size() == LINES_AT_ONCE) {
                    send(file, number, chunk);
                    chunk.clear();
                }
            }
            if (!chunk.isEmpty()) {
                send(file, number, chunk);
            }
        }
    }

    private void send(Path file, int last, List<String> chunk) {
        tell(file, " up to line " + last, target.send(LoadTransaction.of(chunk)));
    }

    private void tell(Path file, String place, LoadTarget.Taken taken) {
        if (taken.refusal().isEmpty()) {
            progress.took(taken.resources());
        } else {
            progress.failed(file, place, taken.refusal());
        }
    }
}

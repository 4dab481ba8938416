package care.sij.population;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Synthea's patients of a fixed seed, generated below {@code target/} by a process of its own: the build writes its
 * class path to {@code target/synthea.classpath}, and none of it meets ours.
 */
public final class Synthea {

    private static final Path CLASS_PATH = Path.of("target", "synthea.classpath");
    private static final String SEED = "20260101";
    private static final long LONGEST_MINUTES = 60;

    private Synthea() {}

    /** Whether the build has laid it out here. */
    static boolean isThere() {
        return Files.exists(CLASS_PATH);
    }

    /** Bundles as they are to be sent: first the hospitals, then who works there, then each patient's transaction. */
    public static List<Path> bundles(int patients, int yearsOfHistory) throws IOException, InterruptedException {
        Path directory = Path.of("target", "synthea-" + patients + "-" + yearsOfHistory);
        Path complete = directory.resolve("complete");
        if (!Files.exists(complete)) {
            generate(directory, patients, yearsOfHistory);
            Files.createFile(complete);
        }
        List<Path> bundles = new ArrayList<>();
        bundles.addAll(named(directory, "hospitalInformation"));
        bundles.addAll(named(directory, "practitionerInformation"));
        bundles.addAll(named(directory, "[A-Z]"));
        return bundles;
    }

    private static List<Path> named(Path directory, String start) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("fhir"))) {
            return files.filter(file -> file.getFileName().toString().matches(start + ".*\\.json"))
                    .sorted()
                    .toList();
        }
    }

    private static void generate(Path directory, int patients, int yearsOfHistory)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path log = directory.resolve("synthea.log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1500m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-cp",
                        Files.readString(CLASS_PATH, StandardCharsets.UTF_8).strip(),
                        "App",
                        "-s",
                        SEED,
                        "-cs",
                        SEED,
                        "-r",
                        SEED,
                        "-e",
                        SEED,
                        "-p",
                        Integer.toString(patients),
                        "--exporter.baseDirectory=" + directory + "/",
                        "--generate.only_alive_patients=true",
                        "--exporter.years_of_history=" + yearsOfHistory,
                        "--exporter.metadata.export=false",
                        "--exporter.pretty_print=false",
                        "Massachusetts")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("Synthea failed; see " + log);
        }
    }
}

package care.sij.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files to load, in their order.
 *
 * @param shared what others refer to: Synthea's hospitals and practitioners, one after the other
 * @param others the rest
 */
record LoadFiles(List<Path> shared, List<Path> others) {

    private static final List<String> FIRST = List.of("hospitalInformation", "practitionerInformation");

    /**
     * What lies at these places; of a directory what is directly in it.
     *
     * @throws IOException when one is not there
     */
    static LoadFiles of(List<Path> places) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    files.filter(LoadFiles::isLoaded).sorted().forEach(all::add);
                }
            } else if (Files.isReadable(place)) {
                all.add(place);
            } else {
                throw new IOException(place + " cannot be read. Name files or directories.");
            }
        }
        return new LoadFiles(
                FIRST.stream()
                        .flatMap(first -> all.stream().filter(file -> name(file).startsWith(first)))
                        .toList(),
                all.stream()
                        .filter(file -> FIRST.stream().noneMatch(name(file)::startsWith))
                        .toList());
    }

    private static boolean isLoaded(Path file) {
        return name(file).endsWith(".json") || isLines(file);
    }

    static boolean isLines(Path file) {
        return name(file).endsWith(".ndjson");
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    int size() {
        return shared.size() + others.size();
    }
}

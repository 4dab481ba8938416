package care.sij.exchange.hl7v2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A synthetic v2 message of {@code src/test/resources/hl7v2}, where each segment stands on a line. */
record V2Sample(String name, byte[] bytes) {

    private static final Path ROOT = Path.of("src/test/resources/hl7v2");

    /** All messages of a trigger. */
    static List<V2Sample> of(String trigger) {
        try (Stream<Path> files = Files.list(ROOT.resolve(trigger))) {
            return files.filter(file -> file.toString().endsWith(".hl7"))
                    .sorted()
                    .map(V2Sample::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static V2Sample named(String name) {
        return read(ROOT.resolve(name + ".hl7"));
    }

    private static V2Sample read(Path file) {
        try {
            String latin = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace('\n', '\r');
            String name = ROOT.relativize(file).toString().replace(".hl7", "");
            return new V2Sample(name, latin.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same with one text for another. */
    V2Sample with(String text, String other) {
        String all = text();
        if (!all.contains(text)) {
            throw new AssertionError(name + " does not hold " + text);
        }
        return new V2Sample(name, all.replace(text, other).getBytes(StandardCharsets.ISO_8859_1));
    }

    private String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}

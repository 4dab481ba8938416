package care.sij.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * A bundle of definitions as FHIR publishes it, on the class path. Only where each one lies is remembered; their texts
 * are megabytes, so they are kept while memory allows and read again when one is needed later. Safe for many threads.
 */
final class DefinitionFile {

    private static final String ENTRY = "<entry>";
    private static final String RESOURCE = "<resource>";
    private static final String URL = "<url value=\"";

    /** Where a definition lies, and the type of its resource. */
    private record Extent(int start, int end, String type) {}

    private final String path;
    private final Map<String, Extent> byCanonical;
    private SoftReference<String> text;

    DefinitionFile(String path) {
        this.path = path;
        String read = read(path);
        this.text = new SoftReference<>(read);
        this.byCanonical = index(read);
    }

    /** The XML of the resource of that type with that canonical URL. */
    Optional<String> find(String type, String canonical) {
        return Optional.ofNullable(byCanonical.get(key(type, canonical)))
                .map(extent -> decoded(text().substring(extent.start(), extent.end())));
    }

    /** The XML of each definition of a type down to the given element, in the order of the file. */
    Stream<String> beginnings(String type, String element) {
        String whole = text();
        return byCanonical.values().stream()
                .filter(extent -> extent.type().equals(type))
                .map(extent -> whole.substring(extent.start(), extent.end()))
                .map(definition -> definition.substring(0, Math.max(0, definition.indexOf("<" + element + ">"))))
                .map(DefinitionFile::decoded);
    }

    private synchronized String text() {
        String kept = text.get();
        if (kept == null) {
            kept = read(path);
            text = new SoftReference<>(kept);
        }
        return kept;
    }

    /** Byte for character: half the memory of text with a character beyond Latin 1, and offsets stay what they are. */
    private static String read(String path) {
        try (InputStream content = new ClassPathResource(path).getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the definitions of FHIR cannot be read", unreadable);
        }
    }

    private static String decoded(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static Map<String, Extent> index(String text) {
        Map<String, Extent> found = new LinkedHashMap<>();
        int entry = text.indexOf(ENTRY);
        while (entry >= 0) {
            int next = text.indexOf(ENTRY, entry + 1);
            int start = text.indexOf('<', text.indexOf(RESOURCE, entry) + RESOURCE.length());
            int end = text.lastIndexOf("</resource>", next < 0 ? text.length() : next);
            String type = elementName(text, start);
            int url = text.indexOf(URL, start);
            if (url >= 0 && url < end) {
                int value = url + URL.length();
                found.put(key(type, text.substring(value, text.indexOf('"', value))), new Extent(start, end, type));
            }
            entry = next;
        }
        return found;
    }

    /** Some files give the namespace to each resource, some to the bundle only. */
    private static String elementName(String text, int start) {
        int end = start + 1;
        while (Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start + 1, end);
    }

    private static String key(String type, String canonical) {
        return type + " " + canonical;
    }
}

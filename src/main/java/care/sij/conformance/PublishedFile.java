package care.sij.conformance;

import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A file that {@code fhir-profiles/} publishes as it lies on the class path, unparsed. */
record PublishedFile(ResourceKey key, Bytes content) {

    private static final Pattern NAME = Pattern.compile("([A-Za-z]+)-(.+)\\.json");
    private static final Pattern DEFINITION =
            Pattern.compile("(?:Structure|Message|Graph|Operation)Definition|ValueSet|CodeSystem|SearchParameter");

    /** Listed once: in the packaged jar that goes through 50,000 entries. */
    private static final List<Resource> FILES = list();

    /** Definitions; examples are none. */
    static List<PublishedFile> definitions() {
        return named(DEFINITION, Pattern.compile(".+")).toList();
    }

    /** Those whose type and id fit, in the order of the class path. */
    static Stream<PublishedFile> named(Pattern type, Pattern id) {
        return FILES.stream().flatMap(file -> {
            Matcher name = NAME.matcher(String.valueOf(file.getFilename()));
            return name.matches()
                            && type.matcher(name.group(1)).matches()
                            && id.matcher(name.group(2)).matches()
                    ? Stream.of(read(file, new ResourceKey(name.group(1), name.group(2))))
                    : Stream.of();
        });
    }

    private static PublishedFile read(Resource file, ResourceKey key) {
        try (InputStream content = file.getInputStream()) {
            return new PublishedFile(key, Bytes.of(content.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the published definitions cannot be read", unreadable);
        }
    }

    private static List<Resource> list() {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:/fhir-profiles/*.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the published definitions cannot be found", unreadable);
        }
    }

    Bytes hash() {
        return content.sha256();
    }

    boolean isHeldBy(Map<ResourceKey, StoredVersion> current) {
        return Optional.ofNullable(current.get(key))
                .filter(version -> version.contentHash().equals(hash()))
                .isPresent();
    }
}

package care.sij.conformance;

import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A published definition as it lies on the class path, unread. */
record PublishedFile(ResourceKey key, Bytes content) {

    private static final Pattern NAME =
            Pattern.compile("((?:Structure|Message|Graph|Operation)Definition|ValueSet|CodeSystem)-(.+)\\.json");

    /** All of them; examples are not definitions. */
    static List<PublishedFile> definitions() {
        List<PublishedFile> files = new ArrayList<>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/fhir-profiles/*.json")) {
                Matcher name = NAME.matcher(String.valueOf(file.getFilename()));
                if (name.matches()) {
                    try (InputStream content = file.getInputStream()) {
                        ResourceKey key = new ResourceKey(name.group(1), name.group(2));
                        files.add(new PublishedFile(key, Bytes.of(content.readAllBytes())));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the published definitions cannot be read", unreadable);
        }
        return files;
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

package care.sij.record.store;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The key of one version, {@code Type/id/_history/n}. */
record VersionReference(String type, String id, long version) {

    private static final Pattern SHAPE = Pattern.compile("([A-Za-z]+)/([A-Za-z0-9.-]+)/_history/([1-9][0-9]{0,17})");

    /** Those of the texts that are such. */
    static List<VersionReference> among(Collection<String> texts) {
        return texts.stream().flatMap(VersionReference::read).toList();
    }

    private static Stream<VersionReference> read(String text) {
        Matcher parts = SHAPE.matcher(text);
        return parts.matches()
                ? Stream.of(new VersionReference(parts.group(1), parts.group(2), Long.parseLong(parts.group(3))))
                : Stream.empty();
    }
}

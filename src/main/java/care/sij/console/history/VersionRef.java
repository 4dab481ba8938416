package care.sij.console.history;

import care.sij.console.frame.Ids;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One version of a resource, as pages link to it. */
public record VersionRef(String type, String id, long version) {

    private static final Pattern REFERENCE =
            Pattern.compile("(" + Ids.TYPE + ")/(" + Ids.ID + ")/_history/(" + Ids.NUMBER + ")");

    /** Of a version in the record. */
    public static VersionRef of(StoredVersion version) {
        return new VersionRef(version.key().type(), version.key().id(), version.version());
    }

    /** Of a reference {@code Type/id/_history/n}; none when it is none. */
    public static Optional<VersionRef> parse(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        return parts.matches()
                ? Optional.of(new VersionRef(parts.group(1), parts.group(2), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /** The resource whose version it is. */
    public ResourceKey key() {
        return new ResourceKey(type, id);
    }

    /** The reference {@code Type/id/_history/n}. */
    public String reference() {
        return type + "/" + id + "/_history/" + version;
    }

    /** Where its page is. */
    public String path() {
        return "/console/history/" + type + "/" + id + "/" + version;
    }
}

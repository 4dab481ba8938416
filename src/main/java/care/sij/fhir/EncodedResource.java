package care.sij.fhir;

import care.sij.record.BodyEncoder;
import care.sij.record.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource encoded once; a version's number and instant are put in by splicing the bytes, not by encoding again.
 *
 * @param content the encoding without version and instant
 * @param contentHash SHA-256 of the encoding without version and instant
 * @param encoder the final bytes of a version; {@code meta.lastUpdated} in UTC with milliseconds
 */
public record EncodedResource(Bytes content, Bytes contentHash, BodyEncoder encoder) {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String META = ",\"meta\":{";
    private static final Pattern STAMPED =
            Pattern.compile("(?<head>\\{\"resourceType\":\"[A-Za-z]+\",\"id\":\"[A-Za-z0-9.-]+\"),\"meta\":\\{"
                    + "\"versionId\":\"[0-9]+\",\"lastUpdated\":\"[^\"]*\"(?<more>[,}])");

    /** The content's hash again, from the bytes of a version; none when they do not begin as those of one. */
    public static Optional<Bytes> contentHash(Bytes body) {
        Matcher stamped = STAMPED.matcher(body.asUtf8());
        return stamped.lookingAt()
                ? Optional.of(Bytes.utf8(stamped.group("head")
                                + rest(stamped)
                                + body.asUtf8().substring(stamped.end()))
                        .sha256())
                : Optional.empty();
    }

    /** A stamp alone in meta brought meta with it. */
    private static String rest(Matcher stamped) {
        return stamped.group("more").equals(",") ? META : "";
    }

    static EncodedResource of(Resource resource, String id, Function<Resource, Bytes> encode) {
        Bytes content = unversioned(resource, id, encode);
        String start = "{\"resourceType\":\"" + resource.fhirType() + "\",\"id\":\"" + id + "\"";
        return new EncodedResource(content, content.sha256(), splicer(content.toArray(), start));
    }

    private static Bytes unversioned(Resource resource, String id, Function<Resource, Bytes> encode) {
        IdType own = resource.getIdElement().copy();
        String version = resource.getMeta().getVersionId();
        InstantType lastUpdated = resource.getMeta().getLastUpdatedElement();
        try {
            resource.setId(id);
            resource.getMeta().setVersionId(null).setLastUpdatedElement(null);
            return encode.apply(resource);
        } finally {
            resource.setIdElement(own);
            resource.getMeta().setVersionId(version).setLastUpdatedElement(lastUpdated);
        }
    }

    private static BodyEncoder splicer(byte[] content, String start) {
        String head = new String(
                content, 0, Math.min(content.length, start.length() + META.length()), StandardCharsets.UTF_8);
        if (!head.startsWith(start)) {
            throw new IllegalStateException("the encoding does not begin with type and id");
        }
        boolean hasMeta = head.equals(start + META);
        int cut = hasMeta ? head.length() : start.length();
        return (version, instant) -> {
            String stamp = "\"versionId\":\"" + version + "\",\"lastUpdated\":\"" + MILLISECONDS.format(instant) + "\"";
            byte[] inserted = (hasMeta ? stamp + "," : META + stamp + "}").getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(content.length + inserted.length)
                    .put(content, 0, cut)
                    .put(inserted)
                    .put(content, cut, content.length - cut)
                    .array();
        };
    }
}

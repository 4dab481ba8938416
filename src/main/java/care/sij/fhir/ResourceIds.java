package care.sij.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from what a resource is about, so that the same facts give the same ids whatever their order: name
 * based UUIDs, version 5 (RFC 4122 section 4.3), in lower case.
 */
public final class ResourceIds {

    /** UUIDv5 of {@code http://sij-pathways.example.org/fhir} in the URL namespace of RFC 4122 appendix C. */
    private static final UUID NAMESPACE =
            name(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "http://sij-pathways.example.org/fhir");

    private ResourceIds() {}

    /** The id of the resource that a partner knows by an identifier. */
    public static String of(String type, String system, String value) {
        return name(NAMESPACE, type + "|" + system + "|" + value).toString();
    }

    /** The id of a resource that the service derives for one episode of one side of a patient. */
    public static String projected(String patient, String side, int episode, String key) {
        return name(NAMESPACE, patient + "|" + side + "|" + episode + "|" + key).toString();
    }

    private static UUID name(UUID namespace, String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha1(namespace, name));
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(UUID namespace, String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            return digest.digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}

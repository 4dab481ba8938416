package care.sij.record;

import java.time.Instant;

/** Encodes a resource to its final JSON bytes once its version and instant are known. */
@FunctionalInterface
public interface BodyEncoder {

    byte[] encode(long version, Instant instant);
}

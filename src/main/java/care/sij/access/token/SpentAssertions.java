package care.sij.access.token;

import java.time.Instant;

/** Which assertions have been used; shared by all processes and kept over restarts until each expires. */
interface SpentAssertions {

    /** Spends the issuer's {@code jti} until the assertion expires; false when it was spent before. */
    boolean spend(String issuer, String jti, Instant expiry);
}

package care.sij.record;

import java.util.List;

/**
 * A version about to be appended.
 *
 * @param patients ids of the patients it belongs to, each locked by the commit; empty for shared and patientless ones
 * @param owner the partner that states it, or {@code sij}
 * @param contentHash hash of the content without version and instant
 */
public record Draft(
        ResourceKey key,
        List<String> patients,
        Origin origin,
        String owner,
        Bytes contentHash,
        BodyEncoder encoder,
        IndexTerms terms) {}

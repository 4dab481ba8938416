package care.sij.audit;

import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.List;

/**
 * That a partner stated resources.
 *
 * @param versions what it became
 * @param recorded instant of the commit
 * @param before the archived messages that told what these versions replace
 */
public record Statement(
        List<StoredVersion> versions, Testimony testimony, Instant recorded, List<ResourceKey> before) {}

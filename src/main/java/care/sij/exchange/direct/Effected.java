package care.sij.exchange.direct;

import care.sij.exchange.Written.Effect;
import care.sij.record.StoredVersion;

/** What a write did, and the version that holds now. */
record Effected(Effect effect, StoredVersion version) {}

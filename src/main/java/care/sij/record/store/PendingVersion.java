package care.sij.record.store;

import care.sij.record.IndexTerms;
import care.sij.record.StoredVersion;

/** A version that awaits the end of its commit, with what it is to be found by. */
record PendingVersion(StoredVersion version, IndexTerms terms) {}

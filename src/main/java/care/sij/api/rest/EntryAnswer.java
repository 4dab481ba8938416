package care.sij.api.rest;

import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import java.util.Optional;

/**
 * The answer to one entry of a transaction or a batch.
 *
 * @param location of the version that was written
 * @param version what was written or read, without its body
 * @param resource what the entry holds
 * @param outcome what its sender should know
 */
record EntryAnswer(
        int httpStatus,
        Optional<String> location,
        Optional<StoredVersion> version,
        Optional<Bytes> resource,
        Optional<Bytes> outcome) {

    EntryAnswer {
        version = version.map(whole -> whole.head().whole(whole.commit(), whole.instant(), Bytes.EMPTY));
    }

    static EntryAnswer holding(Bytes resource) {
        return new EntryAnswer(200, Optional.empty(), Optional.empty(), Optional.of(resource), Optional.empty());
    }

    static EntryAnswer read(StoredVersion version) {
        return new EntryAnswer(
                200, Optional.empty(), Optional.of(version), Optional.of(version.body()), Optional.empty());
    }

    static EntryAnswer failed(int httpStatus, Bytes outcome) {
        return new EntryAnswer(httpStatus, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(outcome));
    }
}

package care.sij.record.store;

import care.sij.record.CommitCause;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;

/**
 * The ledger leaf of a version: {@code SHA-256(0x00 ‖ fields)} as RFC 6962 section 2.1 has it. Texts and hashes are
 * UTF-8 or bytes preceded by their length in four bytes, numbers eight bytes, all big-endian. The fields in order:
 * {@code sij-version-1}, type, id, version, number of patients, each patient in order, origin, owner, interaction,
 * commit number, instant in milliseconds of the epoch, cause's kind, agent, activity, source reference (empty when
 * none), request id, content hash, and {@code SHA-256(salt ‖ body)}.
 */
final class LeafHash {

    private LeafHash() {}

    static byte[] of(StoredVersion version, CommitCause cause, byte[] salt) {
        byte[] body = new Sha256().raw(salt).raw(version.body().toArray()).end();
        Sha256 leaf = new Sha256()
                .raw(new byte[] {0})
                .text("sij-version-1")
                .text(version.key().type())
                .text(version.key().id())
                .number(version.version())
                .number(version.patients().size());
        version.patients().forEach(leaf::text);
        return leaf.text(version.origin().name())
                .text(version.owner())
                .text(version.interaction().name())
                .number(version.commit())
                .number(version.instant().toEpochMilli())
                .text(cause.kind().name())
                .text(cause.agent())
                .text(cause.activity())
                .text(cause.source().map(ResourceKey::reference).orElse(""))
                .text(cause.requestId())
                .bytes(version.contentHash().toArray())
                .bytes(body)
                .end();
    }
}

package care.sij.record.store;

import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionLeaf;

/**
 * The ledger leaf of a version: {@code SHA-256(0x00 ‖ fields)} as RFC 6962 section 2.1 has it. Texts and hashes are
 * UTF-8 or bytes preceded by their length in four bytes, numbers eight bytes, all big-endian. The fields in order:
 * {@code sij-version-1}, type, id, version, number of patients, each patient in order, origin, owner, interaction,
 * commit number, instant in milliseconds of the epoch, cause's kind, agent, activity, source reference (empty when
 * none), request id, content hash, and {@code SHA-256(salt ‖ body)}.
 */
final class LeafHash {

    /**
     * Salt and body are hashed as one: were it open where the salt ends, bytes could be moved from one to the other.
     */
    static final int SALT_BYTES = 16;

    private LeafHash() {}

    static VersionLeaf fields(StoredVersion version, CommitCause cause, byte[] salt) {
        return new VersionLeaf(
                version.key().type(),
                version.key().id(),
                version.version(),
                version.patients(),
                version.origin().name(),
                version.owner(),
                version.interaction().name(),
                version.commit(),
                version.instant(),
                cause.kind().name(),
                cause.agent(),
                cause.activity(),
                cause.source().map(ResourceKey::reference).orElse(""),
                cause.requestId(),
                version.contentHash(),
                body(salt, version.body()));
    }

    static Bytes body(byte[] salt, Bytes body) {
        return Bytes.of(new Sha256().raw(salt).raw(body.toArray()).end());
    }

    static Bytes of(VersionLeaf fields) {
        Sha256 leaf = new Sha256()
                .raw(new byte[] {0})
                .text("sij-version-1")
                .text(fields.type())
                .text(fields.id())
                .number(fields.version())
                .number(fields.patients().size());
        fields.patients().forEach(leaf::text);
        return Bytes.of(leaf.text(fields.origin())
                .text(fields.owner())
                .text(fields.interaction())
                .number(fields.commit())
                .number(fields.instant().toEpochMilli())
                .text(fields.kind())
                .text(fields.agent())
                .text(fields.activity())
                .text(fields.source())
                .text(fields.requestId())
                .bytes(fields.contentHash().toArray())
                .bytes(fields.bodyHash().toArray())
                .end());
    }
}

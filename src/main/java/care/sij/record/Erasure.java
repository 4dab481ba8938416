package care.sij.record;

import java.time.Instant;

/**
 * That the body of a version was erased by law, as it is on record and as its ledger leaf binds it.
 *
 * @param by the role of the database that erased it
 * @param bodyHash {@code SHA-256(salt ‖ body)}; empty where none was kept
 */
public record Erasure(String type, String id, long version, String reason, String by, Instant at, Bytes bodyHash) {

    /** Of the version: {@code Type/id/_history/n}. */
    public String reference() {
        return type + "/" + id + "/_history/" + version;
    }

    /** What its leaf is of. */
    public static String subject(String reference) {
        return "erasure/" + reference;
    }
}

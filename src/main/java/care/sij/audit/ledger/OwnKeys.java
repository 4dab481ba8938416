package care.sij.audit.ledger;

import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;

/** The keys that this service made, each for the sizes of the tree from its own beginning to the next one's. */
public final class OwnKeys {

    private record Span(LedgerKey key, long from, long end) {

        boolean holds(long size) {
            return size >= from && size < end;
        }
    }

    private final String origin;
    private final List<Span> spans = new ArrayList<>();

    /** With the name that the ledger has now, and all of them, the newest first. */
    OwnKeys(String origin, List<LedgerKeys.Stored> newestFirst) {
        this.origin = origin;
        long end = Long.MAX_VALUE;
        for (LedgerKeys.Stored stored : newestFirst) {
            long from = stored.begins().orElse(0);
            spans.add(new Span(stored.key(), from, end));
            end = stored.begins().orElse(end);
        }
    }

    /** The newest first. */
    List<LedgerKey> keys() {
        return spans.stream().map(Span::key).toList();
    }

    /** Whether the row says what its note does, and the key that signed at its size signed that. */
    boolean made(SignedCheckpoint row) {
        return SignedNote.parse(row.note())
                .filter(note -> note.checkpoint().equals(row.checkpoint()))
                .filter(this::signed)
                .isPresent();
    }

    /** Whether the note is of a ledger of this name, or of that of one of them, whoever signed it. */
    boolean isNamed(SignedNote note) {
        String told = note.checkpoint().origin();
        return told.equals(origin) || keys().stream().anyMatch(key -> key.name().equals(told));
    }

    /** Whether the key that signed at this size did. */
    public boolean signed(SignedNote note) {
        long size = note.checkpoint().size();
        return spans.stream().anyMatch(span -> span.holds(size) && note.isSignedBy(span.key));
    }
}

package care.sij.audit.ledger.verify;

import care.sij.audit.Checkpoint;
import care.sij.audit.Finding.Kind;
import care.sij.audit.ledger.OwnKeys;
import care.sij.audit.ledger.SignedNote;
import care.sij.audit.ledger.verify.VerificationRows.Signed;
import java.util.Optional;

/** The ledger's own checkpoints in order of size, those that prove something; the others are findings. */
final class Checkpoints {

    private final Pages<Signed> pages;
    private final OwnKeys keys;
    private final Findings findings;
    private long read;
    private long before;

    Checkpoints(VerificationRows rows, OwnKeys keys, Findings findings) {
        this.pages = new Pages<>(last -> rows.checkpoints(last.map(Signed::size).orElse(-1L), Pages.SIZE));
        this.keys = keys;
        this.findings = findings;
    }

    /** The next one, when its size is not above this. */
    Optional<Checkpoint> upTo(long size) {
        Optional<Signed> next = pages.peek();
        while (next.filter(signed -> signed.size() <= size).isPresent()) {
            pages.skip();
            read++;
            next.ifPresent(this::chain);
            Optional<Checkpoint> proved = next.flatMap(this::proved);
            if (proved.isPresent()) {
                return proved;
            }
            next = pages.peek();
        }
        return Optional.empty();
    }

    long read() {
        return read;
    }

    /** Each tells the one before it. */
    private void chain(Signed signed) {
        if (signed.previous() > before) {
            findings.add(Kind.CHECKPOINT_MISSING, "checkpoint " + signed.previous());
        } else if (signed.previous() < before) {
            findings.add(Kind.CHECKPOINT_CHANGED, "checkpoint " + signed.size());
        }
        before = signed.size();
    }

    private Optional<Checkpoint> proved(Signed signed) {
        String place = "checkpoint " + signed.size();
        Optional<SignedNote> note = SignedNote.parse(signed.note());
        if (note.filter(one -> one.checkpoint().size() == signed.size()
                        && one.checkpoint().root().equals(signed.root()))
                .isEmpty()) {
            findings.add(Kind.CHECKPOINT_CHANGED, place);
        }
        Optional<Checkpoint> proved = note.filter(keys::signed).map(SignedNote::checkpoint);
        if (proved.isEmpty()) {
            findings.add(Kind.CHECKPOINT_FOREIGN, place);
        }
        return proved.filter(checkpoint -> checkpoint.size() == signed.size());
    }
}

package care.sij.audit.ledger.verify;

import care.sij.audit.Finding.Kind;
import care.sij.audit.LedgerVerification.Asked;
import care.sij.audit.ledger.verify.VerificationRows.Leaf;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through all leaves in order, asks what they are leaves of, and hands them to the tree. */
final class LeafWalk {

    private static final Logger LOG = LoggerFactory.getLogger(LeafWalk.class);
    private static final int BETWEEN_REPORTS = 100_000;
    private static final int WIDEST_GAP = 1_000_000;

    private final VerificationRows rows;
    private final LeafSources sources;
    private final TreeWalk tree;
    private final Findings findings;
    private final Asked asked;
    private final List<String> erased = new ArrayList<>();
    private long allErased;
    private long recomputed;

    LeafWalk(VerificationRows rows, LeafSources sources, TreeWalk tree, Findings findings, Asked asked) {
        this.rows = rows;
        this.sources = sources;
        this.tree = tree;
        this.findings = findings;
        this.asked = asked;
    }

    /** Goes through them; tells after each page how many there were. */
    void walk(LongConsumer report) {
        long walked = 0;
        List<Leaf> page = rows.leaves(0, Pages.SIZE);
        while (!page.isEmpty() && !isFarBehind(page.get(page.size() - 1))) {
            walk(page);
            walked += page.size();
            report.accept(walked);
            if (tree.size() % BETWEEN_REPORTS == 0) {
                LOG.info("verified {} leaves of the ledger, {} findings so far", tree.size(), findings.all());
            }
            page = rows.leaves(tree.size(), Pages.SIZE);
        }
        if (walked < rows.allLeaves()) {
            findings.add(Kind.LEAF_CHANGED, (rows.allLeaves() - walked) + " leaves outside the tree");
        }
        tree.end();
    }

    /** Beyond a gap that wide the leaves are made up, or the ledger is lost; going through it would take for ever. */
    private boolean isFarBehind(Leaf leaf) {
        boolean isFar = leaf.index() - tree.size() > WIDEST_GAP;
        if (isFar) {
            findings.add(Kind.LEAF_DELETED, tree.size(), leaf.index());
        }
        return isFar;
    }

    List<String> erased() {
        return List.copyOf(erased);
    }

    long allErased() {
        return allErased;
    }

    long recomputed() {
        return recomputed;
    }

    private void walk(List<Leaf> page) {
        List<Leaf> wanted = page.stream()
                .filter(leaf -> leaf.index() >= asked.from() && leaf.index() < asked.to())
                .toList();
        Map<String, Restated> restated =
                sources.restate(wanted.stream().map(Leaf::subject).toList());
        recomputed += wanted.size();
        for (Leaf leaf : page) {
            while (tree.size() < leaf.index()) {
                tree.addMissing();
            }
            boolean isWanted = leaf.index() >= asked.from() && leaf.index() < asked.to();
            Optional<Dispute> dispute =
                    isWanted ? dispute(leaf, Optional.ofNullable(restated.get(leaf.subject()))) : Optional.empty();
            dispute.ifPresentOrElse(one -> tree.add(leaf.hash(), one), () -> tree.add(leaf.hash()));
        }
    }

    /** What is plainly wrong is a finding at once; where ledger and subject disagree, a signed root has to say. */
    private Optional<Dispute> dispute(Leaf leaf, Optional<Restated> restated) {
        if (restated.isEmpty()) {
            findings.add(sources.gone(leaf.subject()), leaf.subject());
            return Optional.empty();
        }
        Restated subject = restated.get();
        if (subject.erased()) {
            noteErased(leaf.subject());
        }
        Optional<Bytes> said = subject.leaf();
        if (said.filter(leaf.hash()::equals).isEmpty()) {
            return Optional.of(new Dispute(leaf.subject(), said, subject.otherwise()));
        }
        subject.besides().ifPresent(kind -> findings.add(kind, leaf.subject()));
        return Optional.empty();
    }

    private void noteErased(String subject) {
        allErased++;
        if (erased.size() < Findings.MOST) {
            erased.add(subject);
        }
    }
}

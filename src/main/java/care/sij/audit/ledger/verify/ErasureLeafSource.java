package care.sij.audit.ledger.verify;

import static java.util.stream.Collectors.toMap;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.record.Erasure;
import care.sij.record.Erasures;
import care.sij.record.Erasures.Recorded;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leaves of erasures: {@code erasure/Type/id/_history/n}. */
@Component
class ErasureLeafSource implements LeafSource {

    private static final String ERASURE = Erasure.subject("");

    private final Erasures erasures;

    ErasureLeafSource(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public boolean covers(String subject) {
        return subject.startsWith(ERASURE);
    }

    @Override
    public Map<String, Restated> restate(Collection<String> subjects) {
        List<String> references = subjects.stream()
                .map(subject -> subject.substring(ERASURE.length()))
                .toList();
        return erasures.of(references).stream()
                .collect(toMap(
                        recorded -> Erasure.subject(recorded.erasure().reference()),
                        ErasureLeafSource::restated,
                        (one, other) -> Restated.not(Kind.ERASURE_CHANGED)));
    }

    private static Restated restated(Recorded recorded) {
        return new Restated(recorded.leaf(), () -> Kind.ERASURE_CHANGED, Optional.empty(), false);
    }

    @Override
    public Kind gone() {
        return Kind.ERASURE_DELETED;
    }

    @Override
    public List<Finding> apart(int most) {
        return erasures.unplaced(most).stream()
                .map(reference -> new Finding(Kind.WITHOUT_LEAF, Erasure.subject(reference)))
                .toList();
    }
}

package care.sij.audit.ledger.verify;

import static java.util.stream.Collectors.groupingBy;

import care.sij.audit.Finding.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What leaves are of, whatever their form. */
record LeafSources(List<LeafSource> all) {

    /** Those of the subjects that are there. */
    Map<String, Restated> restate(Collection<String> subjects) {
        Map<Optional<LeafSource>, List<String>> bySource =
                subjects.stream().distinct().collect(groupingBy(this::source));
        Map<String, Restated> restated = new HashMap<>();
        bySource.forEach((source, ofIt) -> source.ifPresent(known -> restated.putAll(known.restate(ofIt))));
        return restated;
    }

    /** What is wrong when there is a leaf of the subject, but not the subject. */
    Kind gone(String subject) {
        return source(subject).map(LeafSource::gone).orElse(Kind.LEAF_UNKNOWN);
    }

    private Optional<LeafSource> source(String subject) {
        return all.stream().filter(source -> source.covers(subject)).findFirst();
    }
}

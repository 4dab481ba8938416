package care.sij.fhir;

import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.Reindexing;
import care.sij.record.StoredVersion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * After an upgrade brings what is on record into the index as it is now, little by little beside everything else;
 * several processes share the work, and a crash costs one portion of it.
 */
@Component
class IndexedAnew {

    private static final Logger LOG = LoggerFactory.getLogger(IndexedAnew.class);
    private static final int AT_ONCE = 200;

    private final Reindexing reindexing;
    private final FhirJson json;
    private final IndexTermExtractor extractor;
    private volatile Reindexing.Progress progress = Reindexing.Progress.MORE;

    IndexedAnew(Reindexing reindexing, FhirJson json, IndexTermExtractor extractor) {
        this.reindexing = reindexing;
        this.json = json;
        this.extractor = extractor;
    }

    /** Until nothing is left; then it costs nothing. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT0.2S")
    void portion() {
        if (progress == Reindexing.Progress.MORE) {
            progress = reindexing.next(AT_ONCE, this::terms);
        }
    }

    private Optional<IndexTerms> terms(StoredVersion version) {
        try {
            IndexTerms extracted = extractor.extract(json.read(version.body()));
            return Optional.of(isOfPatients(version) ? withPatients(version, extracted) : extracted);
        } catch (RuntimeException unreadable) {
            LOG.error(
                    "a {} stays indexed as it was: {}",
                    version.key().type(),
                    unreadable.getClass().getName());
            return Optional.empty();
        }
    }

    /** This service's own Provenance is found by whose plan it tells of, which is not among its targets. */
    private static boolean isOfPatients(StoredVersion version) {
        return version.key().type().equals("Provenance") && version.origin() == Origin.PROJECTED;
    }

    private static IndexTerms withPatients(StoredVersion version, IndexTerms extracted) {
        Set<String> exact = new TreeSet<>(extracted.terms());
        version.patients().forEach(patient -> exact.add("patient=Patient/" + patient));
        return new IndexTerms(
                exact,
                extracted.strings(),
                extracted.dates(),
                extracted.numbers(),
                extracted.quantities(),
                extracted.composites(),
                extracted.sortKeys());
    }
}

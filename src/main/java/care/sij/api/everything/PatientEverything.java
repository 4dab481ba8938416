package care.sij.api.everything;

import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.PatientResources;
import care.sij.record.PatientResources.Query;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What belongs to a patient: the Patient first, then the others by type and id. */
@Component
class PatientEverything {

    /** Of how many queries a page is made at most, when few resources are of the dates asked for. */
    private static final int MOST_QUERIES = 10;

    /** Enough for a page, which a query may go beyond by as much again. */
    private static final long ENOUGH_BYTES = 8L << 20;

    private static final PageCursor BEHIND_THE_PATIENT = new PageCursor(List.of("", ""));

    private final PatientResources resources;

    PatientEverything(PatientResources resources) {
        this.resources = resources;
    }

    Page page(StoredVersion patient, EverythingRequest asked, Visibility visibility) {
        List<StoredVersion> found = new ArrayList<>();
        Optional<PageCursor> next = asked.after();
        if (next.isEmpty()) {
            next = Optional.of(BEHIND_THE_PATIENT);
            if (asked.wants(patient)) {
                found.add(patient);
            }
        }
        for (int queries = 0; queries < MOST_QUERIES && next.isPresent() && hasRoom(found, asked); queries++) {
            Query query = new Query(patient.key().id(), asked.types(), asked.since(), asked.count() - found.size());
            Page more = resources.find(query, next, visibility);
            more.versions().stream()
                    .filter(version -> !version.key().equals(patient.key()))
                    .filter(asked.dates()::include)
                    .forEach(found::add);
            next = more.next();
        }
        return new Page(List.copyOf(found), next);
    }

    private static boolean hasRoom(List<StoredVersion> found, EverythingRequest asked) {
        return found.size() < asked.count() && StoredVersion.bytes(found) < ENOUGH_BYTES;
    }
}

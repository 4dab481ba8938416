package care.sij.console.history;

import care.sij.access.SmartInteraction;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.Reading;
import care.sij.record.CommitCause;
import care.sij.record.HistoryQuery;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.RecordedCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Versions of a resource, deletions and erased ones too, as far as the person may see them; noted as given out. */
@Component
class ResourceVersions {

    private static final int PAGE = 25;

    private final Versions versions;
    private final Reading reading;

    ResourceVersions(Versions versions, Reading reading) {
        this.versions = versions;
        this.reading = reading;
    }

    /** @throws NotThere when there is none of this number for the person */
    StoredVersion version(ResourceKey key, long number) {
        return versions.vread(key, number, visibility(key)).map(reading::seen).orElseThrow(NotThere::new);
    }

    /**
     * The newest first.
     *
     * @throws NotThere when there is none for the person
     */
    Page newest(ResourceKey key, Optional<PageCursor> after) {
        Page page = versions.history(HistoryQuery.of(key, PAGE), after, visibility(key));
        if (page.versions().isEmpty() && page.next().isEmpty() && after.isEmpty()) {
            throw new NotThere();
        }
        return new Page(reading.seen(page.versions()), page.next());
    }

    /** Whom a version is about, of these the patients that the person may see. */
    List<String> seenPatients(StoredVersion version) {
        Visibility visibility = reading.visibility(SmartInteraction.READ, "Patient");
        return version.patients().stream()
                .filter(id -> versions.current(new ResourceKey("Patient", id), visibility)
                        .isPresent())
                .toList();
    }

    /** Why each of these commits happened. */
    Map<Long, CommitCause> causes(List<StoredVersion> written) {
        return versions
                .commits(written.stream().map(StoredVersion::commit).distinct().toList())
                .stream()
                .collect(Collectors.toMap(RecordedCommit::number, RecordedCommit::cause));
    }

    private Visibility visibility(ResourceKey key) {
        return reading.visibility(SmartInteraction.READ, key.type());
    }
}

package care.sij.conformance;

import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.record.Draft;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.context.SmartLifecycle;

/**
 * Puts what {@code fhir-profiles/} publishes on record at start, before requests are taken, so that it is read,
 * searched and kept in versions as everything else is. What is there already is told by its hash and costs one query.
 */
final class Publication implements SmartLifecycle {

    private static final String OWNER = "sij";
    private static final String ACTIVITY = "publication";

    /** Well before the web server's, which comes last. */
    private static final int BEFORE_REQUESTS = 0;

    private final Commits commits;
    private final FhirJson json;
    private final IndexTermExtractor terms;
    private final Supplier<UUID> ids;
    private volatile boolean running;

    Publication(Commits commits, FhirJson json, IndexTermExtractor terms, Supplier<UUID> ids) {
        this.commits = commits;
        this.json = json;
        this.terms = terms;
        this.ids = ids;
    }

    @Override
    public void start() {
        List<PublishedFile> files = PublishedFile.definitions();
        CommitCause cause = new CommitCause(
                CommitCause.Kind.RULE_CHANGE,
                OWNER,
                ACTIVITY,
                Optional.empty(),
                ids.get().toString());
        commits.commit(cause, open -> publish(open, files));
        running = true;
    }

    private Set<ResourceKey> publish(OpenCommit open, List<PublishedFile> files) {
        List<ResourceKey> keys = files.stream().map(PublishedFile::key).toList();
        open.lockPatientless(keys, Set.of());
        Map<ResourceKey, StoredVersion> current = open.current(keys);
        files.stream().filter(file -> !file.isHeldBy(current)).forEach(file -> open.append(draft(file)));
        return current.keySet();
    }

    private Draft draft(PublishedFile file) {
        Resource resource = json.read(file.content());
        EncodedResource encoded = json.encodeForRecord(resource);
        return new Draft(
                file.key(),
                List.of(),
                Origin.PROJECTED,
                OWNER,
                file.hash(),
                encoded.encoder(),
                terms.extract(resource));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_REQUESTS;
    }
}

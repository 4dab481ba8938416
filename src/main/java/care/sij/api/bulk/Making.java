package care.sij.api.bulk;

import care.sij.access.Caller;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScopes;
import care.sij.access.Visibilities;
import care.sij.api.bulk.Asked.Step;
import care.sij.api.rest.Sights;
import care.sij.partner.Partners;
import care.sij.record.Bytes;
import care.sij.record.Extraction;
import care.sij.record.Extraction.Part;
import care.sij.record.Extraction.Place;
import care.sij.record.ExtractionQuery;
import care.sij.record.ExtractionQuery.What;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Takes the parts of an export out of the record, as its client would see them if it searched. */
@Component
class Making {

    private static final int AT_ONCE = 50;

    private final Partners partners;
    private final Visibilities visibilities;
    private final Extraction extraction;
    private final TypeFilters filters;
    private final Sights sights;
    private final ExportedElements elements;
    private final BulkSettings settings;

    Making(
            Partners partners,
            Visibilities visibilities,
            Extraction extraction,
            TypeFilters filters,
            Sights sights,
            ExportedElements elements,
            BulkSettings settings) {
        this.partners = partners;
        this.visibilities = visibilities;
        this.extraction = extraction;
        this.filters = filters;
        this.sights = sights;
        this.elements = elements;
        this.settings = settings;
    }

    /** What a step gives at once, and where it goes on. */
    record Made(Optional<Chunk> chunk, Place last, Extraction.Rest rest) {}

    /** The client of a job with what it may now of what it was granted; empty when it is registered no more. */
    Optional<Caller> caller(Job job) {
        return partners.byId(job.client())
                .map(partner -> new Caller(
                        partner,
                        SmartScopes.parse(job.scopes()).within(SmartScopes.parse(String.join(" ", partner.scopes())))));
    }

    Made part(Job job, Caller caller, Step step, Place after) {
        Asked asked = job.asked();
        Visibility searched = visibilities.visibilityOf(caller, SmartInteraction.SEARCH, step.type());
        boolean gone = step.what() == What.GONE || step.what() == What.DELETIONS;
        Visibility seen = gone ? searched : filters.within(searched, caller, step.type(), asked.filters());
        Part part = extraction.part(
                new ExtractionQuery(step.type(), step.what(), asked.subjects(), job.instant(), asked.since()),
                after,
                AT_ONCE,
                seen,
                settings.partTimeout());
        List<StoredVersion> versions = asked.provenances() == Asked.Provenances.OF_OTHERS
                        && step.type().equals(Targets.PROVENANCE)
                ? part.versions().stream()
                        .filter(version -> gone || Targets.of(version).anyMatch(asked.types()::contains))
                        .toList()
                : part.versions();
        return new Made(
                versions.isEmpty()
                        ? Optional.empty()
                        : Optional.of(gone ? deleted(versions) : output(caller, versions, asked.elements())),
                part.last(),
                part.rest());
    }

    private Chunk output(Caller caller, List<StoredVersion> versions, List<String> asked) {
        String type = versions.get(0).key().type();
        List<Bytes> lines = versions.stream()
                .map(version -> elements.of(sights.see(caller, version).body(), type, asked))
                .toList();
        return chunk(Chunk.Kind.OUTPUT, type, lines, versions);
    }

    private static Chunk deleted(List<StoredVersion> versions) {
        return chunk(Chunk.Kind.DELETED, "Bundle", List.of(Deletions.bundle(references(versions))), versions);
    }

    private static List<String> references(List<StoredVersion> versions) {
        return versions.stream().map(StoredVersion::reference).toList();
    }

    private static Chunk chunk(Chunk.Kind kind, String type, List<Bytes> lines, List<StoredVersion> versions) {
        TreeSet<String> patients = new TreeSet<>();
        versions.forEach(version -> patients.addAll(version.patients()));
        return new Chunk(kind, type, lines.size(), Ndjson.of(lines), references(versions), List.copyOf(patients));
    }
}

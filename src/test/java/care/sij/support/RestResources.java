package care.sij.support;

import care.sij.access.Reach;
import care.sij.fhir.Compartments;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.record.Draft;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Puts resources into the record of the whole service as a partner's, without a message. */
public final class RestResources {

    private static final CommitCause CAUSE =
            new CommitCause(CommitCause.Kind.REST, "demo-hospital", "create", Optional.empty(), "test");

    private RestResources() {}

    public static StoredVersion put(Resource resource) {
        EncodedResource encoded = WholeService.bean(FhirJson.class).encodeForRecord(resource);
        List<String> patients = Compartments.patientsOf(resource);
        ResourceKey key = key(resource);
        return WholeService.bean(Commits.class).commit(CAUSE, commit -> {
            lock(commit, key, patients);
            patients.forEach(patient -> WholeService.bean(Reach.class).grant("demo-hospital", patient));
            return commit.append(new Draft(
                    key,
                    patients,
                    Origin.PARTNER,
                    "demo-hospital",
                    encoded.contentHash(),
                    encoded.encoder(),
                    WholeService.bean(IndexTermExtractor.class).extract(resource)));
        });
    }

    /** Puts many of one patient at once. */
    public static void putAll(String patient, List<? extends Resource> resources) {
        List<EncodedResource> encoded = resources.stream()
                .map(WholeService.bean(FhirJson.class)::encodeForRecord)
                .toList();
        WholeService.bean(Commits.class).commit(CAUSE, commit -> {
            commit.lockPatients(List.of(patient));
            commit.lockPatientless(List.of(), List.of());
            WholeService.bean(Reach.class).grant("demo-hospital", patient);
            for (int at = 0; at < resources.size(); at++) {
                commit.append(new Draft(
                        key(resources.get(at)),
                        List.of(patient),
                        Origin.PARTNER,
                        "demo-hospital",
                        encoded.get(at).contentHash(),
                        encoded.get(at).encoder(),
                        WholeService.bean(IndexTermExtractor.class).extract(resources.get(at))));
            }
            return resources.size();
        });
    }

    public static StoredVersion delete(Resource resource) {
        return WholeService.bean(Commits.class).commit(CAUSE, commit -> {
            lock(commit, key(resource), Compartments.patientsOf(resource));
            return commit.delete(key(resource), "demo-hospital");
        });
    }

    private static ResourceKey key(Resource resource) {
        return new ResourceKey(resource.fhirType(), resource.getIdElement().getIdPart());
    }

    private static void lock(care.sij.record.OpenCommit commit, ResourceKey key, List<String> patients) {
        commit.lockPatients(patients);
        commit.lockPatientless(patients.isEmpty() ? List.of(key) : List.of(), List.of());
    }
}

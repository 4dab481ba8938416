package care.sij.careplan.render;

import care.sij.pathway.EpisodePlan;
import care.sij.pathway.PathwayFacts;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Renders a patient's plans. */
public final class EpisodeRenderer {

    private static final List<Function<EpisodeResources, Stream<ProjectedResource>>> PARTS = List.of(
            CarePlans::of,
            Goals::of,
            BlockResponses::of,
            Receipts::of,
            Outcomes::of,
            ProcedureTasks::of,
            FollowUpTasks::of,
            EvidenceTasks::of,
            Flags::of);

    private EpisodeRenderer() {}

    /**
     * Every resource of these plans, by key.
     *
     * @throws IllegalStateException when a plan uses one key for two things of the same type
     */
    public static Map<ResourceKey, ProjectedResource> render(
            String patient, List<EpisodePlan> plans, PathwayFacts facts) {
        Map<ResourceKey, ProjectedResource> all = new TreeMap<>();
        for (EpisodePlan plan : plans) {
            EpisodeResources episode = new EpisodeResources(patient, plan, facts);
            PARTS.stream().flatMap(part -> part.apply(episode)).forEach(projected -> {
                if (all.put(projected.key(), projected) != null) {
                    throw new IllegalStateException("one key for two resources of type "
                            + projected.key().type());
                }
            });
        }
        return all;
    }
}

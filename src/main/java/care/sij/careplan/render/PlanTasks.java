package care.sij.careplan.render;

import care.sij.conformance.Profile;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;

/** What the plan's Tasks have in common. */
final class PlanTasks {

    private PlanTasks() {}

    static Task begin(EpisodeResources episode, String key, String code) {
        Task task = episode.begin(new Task(), Profile.PATHWAY_TASK, key);
        task.addIdentifier(episode.identifier(key));
        task.addExtension(episode.laterality());
        task.addBasedOn(episode.to("CarePlan", EpisodeResources.CARE_PLAN_KEY));
        task.setIntent(TaskIntent.ORDER).setCode(Concepts.own("sij-task", code));
        return task.setFor(episode.subject());
    }
}

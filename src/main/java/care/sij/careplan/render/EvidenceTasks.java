package care.sij.careplan.render;

import care.sij.pathway.MissingEvidence;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Renders what the deciding policies still need; a Task ends by vanishing, once the criterion is met. */
final class EvidenceTasks {

    private EvidenceTasks() {}

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        return episode.plan().missing().stream()
                .map(missing -> task(missing, episode))
                .map(ProjectedResource::of);
    }

    private static Task task(MissingEvidence missing, EpisodeResources episode) {
        Task task = PlanTasks.begin(episode, missing.key(), "evidence-missing");
        task.setStatus(TaskStatus.REQUESTED);
        task.setDescription(missing.policyId() + ", " + missing.criterionId() + ": "
                + missing.result().code());
        task.setReasonCode(new CodeableConcept().setText(missing.detail()));
        task.setReasonReference(episode.to("GuidanceResponse", "receipt-" + missing.policyId()));
        return task;
    }
}

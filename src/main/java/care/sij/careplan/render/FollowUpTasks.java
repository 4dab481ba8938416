package care.sij.careplan.render;

import care.sij.pathway.FollowUpStatus;
import care.sij.pathway.FollowUpVisit;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Renders the visits after a fusion. A window that passed without a score is a failed Task. */
final class FollowUpTasks {

    private FollowUpTasks() {}

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        return episode.plan().followUps().stream()
                .map(visit -> task(visit, episode))
                .map(ProjectedResource::of);
    }

    private static Task task(FollowUpVisit visit, EpisodeResources episode) {
        Task task = PlanTasks.begin(episode, visit.key(), "follow-up-due");
        episode.referralTasks().forEach(task::addPartOf);
        task.setStatus(status(visit.status())).setDescription(visit.title() + ", due " + visit.due());
        task.setFocus(References.versionless(visit.fusion()));
        task.getRestriction().setPeriod(FhirDates.period(visit.from(), visit.to()));
        if (visit.status() == FollowUpStatus.FAILED) {
            task.setStatusReason(new CodeableConcept().setText("The window passed without a score."));
        }
        References.versionless(visit.evidence())
                .forEach(score -> task.addOutput()
                        .setType(new CodeableConcept().setText("Score that documents the visit"))
                        .setValue(score));
        return task;
    }

    private static TaskStatus status(FollowUpStatus status) {
        return switch (status) {
            case REQUESTED -> TaskStatus.REQUESTED;
            case COMPLETED -> TaskStatus.COMPLETED;
            case FAILED -> TaskStatus.FAILED;
        };
    }
}

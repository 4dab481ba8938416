package care.sij.careplan.render;

import care.sij.pathway.PlannedActivity;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Renders the injections and operations of the referral, each from when it is planned until it is done. */
final class ProcedureTasks {

    private ProcedureTasks() {}

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        return episode.plan().activities().stream()
                .flatMap(activity -> code(activity).map(code -> task(activity, code, episode)))
                .map(ProjectedResource::of);
    }

    private static Stream<String> code(PlannedActivity activity) {
        return switch (activity.kind()) {
            case DIAGNOSTIC_INJECTION, THERAPEUTIC_INJECTION -> Stream.of("injection");
            case FUSION, REVISION -> Stream.of("surgery");
            default -> Stream.empty();
        };
    }

    private static Task task(PlannedActivity activity, String code, EpisodeResources episode) {
        Task task = PlanTasks.begin(episode, activity.key(), code);
        episode.referralTasks().forEach(task::addPartOf);
        task.setStatus(status(activity)).setDescription(activity.title());
        List<Reference> told = References.versionless(activity.outcomes());
        if (task.getStatus() == TaskStatus.COMPLETED) {
            told.forEach(procedure -> task.addOutput()
                    .setType(new CodeableConcept().setText("Procedure that was done"))
                    .setValue(procedure));
        } else {
            task.setFocus(told.get(0));
        }
        return task;
    }

    private static TaskStatus status(PlannedActivity activity) {
        return switch (activity.status()) {
            case COMPLETED -> TaskStatus.COMPLETED;
            case CANCELLED -> TaskStatus.CANCELLED;
            default -> TaskStatus.REQUESTED;
        };
    }
}

package care.sij.console.worklist;

import care.sij.console.worklist.ReferralView.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.ParameterComponent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.jspecify.annotations.Nullable;

/** What two versions of a referral's Task say differently, in words. */
final class ReferralChanges {

    private ReferralChanges() {}

    /** The differences; nothing where only details differ that the page does not show. */
    static List<Change> between(Task before, Task now) {
        return Stream.of(
                        new Change("State", WorkWords.of(before), WorkWords.of(now)),
                        new Change(
                                "Reason",
                                shown(WorkWords.of(before.getStatusReason())),
                                shown(WorkWords.of(now.getStatusReason()))),
                        new Change("Priority", priority(before), priority(now)),
                        new Change("Description", shown(before.getDescription()), shown(now.getDescription())),
                        new Change("Notes", notes(before), notes(now)),
                        new Change("Enclosed", enclosed(before), enclosed(now)))
                .filter(change -> !change.before().equals(change.now()))
                .toList();
    }

    private static String shown(@Nullable String text) {
        return text == null || text.isEmpty() ? "not recorded" : text;
    }

    /** The priority in words. */
    static String priority(Task task) {
        return Optional.ofNullable(task.getPriority()).map(TaskPriority::toCode).orElse("not recorded");
    }

    private static String notes(Task task) {
        return shown(task.getNote().stream()
                .map(Annotation::getText)
                .filter(text -> text != null)
                .collect(Collectors.joining("; ")));
    }

    private static String enclosed(Task task) {
        return shown(task.getInput().stream()
                .map(ParameterComponent::getType)
                .map(WorkWords::of)
                .collect(Collectors.joining("; ")));
    }
}

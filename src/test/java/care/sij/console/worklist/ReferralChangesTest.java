package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.worklist.ReferralView.Change;
import java.util.Date;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

class ReferralChangesTest {

    private static Task task(TaskStatus status, String business) {
        Task task = new Task().setStatus(status);
        task.getBusinessStatus()
                .addCoding()
                .setSystem("http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status")
                .setCode(business);
        return task;
    }

    @Test
    void tellsWhatDiffersInWords() {
        Task before = task(TaskStatus.RECEIVED, "2.0").setPriority(TaskPriority.ROUTINE);
        Task now = task(TaskStatus.REJECTED, "4.0")
                .setPriority(TaskPriority.ASAP)
                .setStatusReason(new CodeableConcept().setText("No capacity"))
                .setDescription("Pain");
        now.addNote().setText("Later");
        now.addInput().getType().setText("Letter");

        assertThat(ReferralChanges.between(before, now))
                .containsExactly(
                        new Change("State", "waits for an answer", "declined"),
                        new Change("Reason", "not recorded", "No capacity"),
                        new Change("Priority", "routine", "asap"),
                        new Change("Description", "not recorded", "Pain"),
                        new Change("Notes", "not recorded", "Later"),
                        new Change("Enclosed", "not recorded", "Letter"));
    }

    @Test
    void tellsNothingOfWhatThePageDoesNotShow() {
        assertThat(ReferralChanges.between(
                        task(TaskStatus.RECEIVED, "2.0"),
                        task(TaskStatus.RECEIVED, "2.0").setLastModified(new Date(0))))
                .isEmpty();
    }
}

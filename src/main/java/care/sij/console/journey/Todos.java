package care.sij.console.journey;

import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.console.frame.LeftOut;
import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** What is open for a joint's episode: flags and tasks. */
final class Todos {

    private static final Set<TaskStatus> OVER = Set.of(
            TaskStatus.COMPLETED,
            TaskStatus.FAILED,
            TaskStatus.CANCELLED,
            TaskStatus.REJECTED,
            TaskStatus.ENTEREDINERROR);
    private static final String RED_FLAGS = SijUris.codeSystem("sij-red-flag");

    private final PatientRecord record;
    private final List<Flag> flags;
    private final List<Task> derived;
    private final List<Task> told;

    Todos(PatientRecord record) {
        this.record = record;
        this.flags = record.derived(Flag.class);
        this.derived = record.derived(Task.class);
        this.told = record.told(Task.class);
    }

    List<Todo> redFlags(JointSide side, int number) {
        return flags(side, number).filter(Todos::isRed).map(this::flag).toList();
    }

    List<Todo> notices(JointSide side, int number) {
        return flags(side, number).filter(flag -> !isRed(flag)).map(this::flag).toList();
    }

    /** Open tasks of the plan, then those of partners for the joint. */
    List<Todo> tasks(JointSide side, int number) {
        Stream<Task> own = derived.stream()
                .filter(task -> PlanPart.of(task.getIdentifier())
                        .filter(part -> part.isOf(side, number))
                        .isPresent());
        Stream<Task> theirs = told.stream().filter(task -> isOf(side, task));
        return Stream.concat(own, theirs)
                .filter(task -> task.hasStatus() && !OVER.contains(task.getStatus()))
                .map(this::task)
                .toList();
    }

    private Stream<Flag> flags(JointSide side, int number) {
        return flags.stream()
                .filter(flag -> flag.getStatus() == Flag.FlagStatus.ACTIVE)
                .filter(flag -> PlanPart.of(flag.getIdentifier())
                        .filter(part -> part.isOf(side, number))
                        .isPresent());
    }

    private static boolean isRed(Flag flag) {
        return flag.getCode().getCoding().stream().anyMatch(coding -> RED_FLAGS.equals(coding.getSystem()));
    }

    private static boolean isOf(JointSide side, Task task) {
        return Optional.ofNullable(task.getExtensionByUrl(SijUris.structure("sij-laterality")))
                .filter(extension -> extension.getValue() instanceof CodeableConcept concept
                        && concept.getCoding().stream().map(Coding::getCode).anyMatch(side.snomed()::equals))
                .isPresent();
    }

    private Todo flag(Flag flag) {
        return new Todo(
                Plain.words(
                        Optional.ofNullable(flag.getCode().getCodingFirstRep().getCode())
                                .orElse("flag")),
                Optional.ofNullable(flag.getCode().getText()).orElse(""),
                Optional.ofNullable(flag.getPeriod().getStartElement().getValueAsString())
                        .orElse(LeftOut.of(flag) ? "date " + LeftOut.RESULT : Plain.NOT_RECORDED),
                "active",
                sources("Flag", flag.getIdElement().getIdPart()));
    }

    private Todo task(Task task) {
        return new Todo(
                title(task),
                Optional.ofNullable(task.getReasonCode().getText()).orElse(""),
                Optional.ofNullable(task.getRestriction()
                                .getPeriod()
                                .getEndElement()
                                .getValueAsString())
                        .orElse("no date"),
                Plain.words(task.getStatus().toCode()),
                sources("Task", task.getIdElement().getIdPart()));
    }

    private static String title(Task task) {
        return Stream.of(
                        task.getDescription(),
                        task.getCode().getText(),
                        task.getCode().getCodingFirstRep().getDisplay(),
                        task.getCode().getCodingFirstRep().getCode())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse("Task");
    }

    private List<Source> sources(String type, String id) {
        return record.source(new FactRef(type + "/" + id), "").stream().toList();
    }
}

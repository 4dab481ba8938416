package care.sij.exchange.subscription;

import care.sij.exchange.facts.Contents;
import care.sij.fhir.FhirJson;
import care.sij.fhir.SijUris;
import care.sij.record.Bytes;
import care.sij.record.Origin;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.springframework.stereotype.Component;

/** Decides what happened from a resource before and after a commit. */
@Component
class Happenings {

    private static final String TASKS = SijUris.codeSystem("sij-task");
    private static final String OBSERVATIONS = SijUris.codeSystem("sij-observation");

    private final FhirJson json;

    Happenings(FhirJson json) {
        this.json = json;
    }

    /**
     * The topic of what happened; empty when nothing of any did.
     *
     * @param before the version before the commit, if it held anything
     */
    Optional<Topic> of(Optional<StoredVersion> before, StoredVersion after) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        Optional<Bytes> was = before.filter(version -> !version.isEmpty()).map(StoredVersion::body);
        boolean projected = after.origin() == Origin.PROJECTED;
        return switch (after.key().type()) {
            case "Task" ->
                projected
                        ? when(
                                isOverdue(after.body())
                                        && !was.map(this::isOverdue).orElse(false),
                                Topic.POSTOP_FOLLOWUP_OVERDUE)
                        : when(moved(was, after.body()), Topic.REFERRAL_TASK_STATUS);
            case "CarePlan" ->
                when(
                        projected && !Optional.of(stage(after.body())).equals(was.map(this::stage)),
                        Topic.CAREPLAN_STAGE_CHANGE);
            case "Observation" ->
                when(
                        projected
                                && outcome(after.body())
                                        .filter(now -> !Optional.of(now).equals(was.flatMap(this::outcome)))
                                        .isPresent(),
                        Topic.INJECTION_OUTCOME_FINAL);
            default -> Optional.empty();
        };
    }

    private static Optional<Topic> when(boolean happened, Topic topic) {
        return happened ? Optional.of(topic) : Optional.empty();
    }

    private boolean moved(Optional<Bytes> before, Bytes after) {
        Task now = json.read(after, Task.class);
        return Contents.coordinates(now)
                && !Optional.of(standing(now)).equals(before.map(body -> standing(json.read(body, Task.class))));
    }

    private static List<String> standing(Task task) {
        return List.of(
                task.hasStatus() ? task.getStatus().toCode() : "",
                task.getBusinessStatus().getCodingFirstRep().hasCode()
                        ? task.getBusinessStatus().getCodingFirstRep().getCode()
                        : "");
    }

    private boolean isOverdue(Bytes body) {
        Task task = json.read(body, Task.class);
        return task.getStatus() == TaskStatus.FAILED && task.getCode().hasCoding(TASKS, "follow-up-due");
    }

    private String stage(Bytes body) {
        Extension stage = json.read(body, CarePlan.class).getExtensionByUrl(SijUris.structure("sij-stage"));
        return stage == null ? "" : stage.getValue().primitiveValue();
    }

    /** What it says was achieved, when it is what an injection did and final. */
    private Optional<String> outcome(Bytes body) {
        Observation observation = json.read(body, Observation.class);
        boolean isFinal = observation.getStatus() == ObservationStatus.FINAL
                || observation.getStatus() == ObservationStatus.AMENDED
                || observation.getStatus() == ObservationStatus.CORRECTED;
        if (!isFinal || !observation.getCode().hasCoding(OBSERVATIONS, "block-response")) {
            return Optional.empty();
        }
        String value = observation.hasValueQuantity()
                ? observation.getValueQuantity().getValue().stripTrailingZeros().toPlainString()
                : "";
        return Optional.of(value + " "
                + observation.getInterpretationFirstRep().getCodingFirstRep().getCode());
    }
}

package care.sij.exchange.facts;

import care.sij.fhir.EncodedResource;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A telling whose resources have their places in the record and whose references are those of the record.
 *
 * @param whom the person it is about
 * @param assignments every part
 * @param awaited what must be known before it can be applied; empty when it can
 * @param encodings the parts that the teller speaks for, encoded once
 */
public record Preparation(
        Telling telling,
        Contents contents,
        Whom whom,
        List<Assignment> assignments,
        Set<String> awaited,
        Map<ResourceKey, EncodedResource> encodings) {

    /** The Patient that all of it belongs to. */
    public String patient() {
        return whom.person().id();
    }

    /** The content of a part that the teller speaks for, encoded once as the record keeps it. */
    public EncodedResource encoded(Assignment assignment) {
        return Optional.ofNullable(encodings.get(assignment.key())).orElseThrow();
    }

    /** The parts that the teller speaks for, without the Patient and the referral's Task. */
    public List<Assignment> facts() {
        return assignments.stream()
                .filter(assignment -> assignment.standing() == Assignment.Standing.STATED)
                .filter(assignment -> !isPatient(assignment))
                .filter(assignment -> !isCoordinationTask(assignment))
                .toList();
    }

    /** The parts that only repeat what another partner owns. */
    public List<Assignment> repeated() {
        return assignments.stream()
                .filter(assignment -> assignment.standing() == Assignment.Standing.REPEATED)
                .toList();
    }

    /** The Patient's own part; of a message that links two both. */
    List<Assignment> patients() {
        return assignments.stream().filter(Preparation::isPatient).toList();
    }

    private static boolean isPatient(Assignment assignment) {
        return assignment.key().type().equals(Persons.PATIENT);
    }

    /** The referral's Task, when it is told. */
    public Optional<Assignment> coordinationTask() {
        return assignments.stream().filter(this::isCoordinationTask).findFirst();
    }

    /** The keys of all parts. */
    public List<ResourceKey> keys() {
        return assignments.stream().map(Assignment::key).toList();
    }

    private boolean isCoordinationTask(Assignment assignment) {
        return contents.coordinationTask()
                .filter(task -> task == assignment.part().resource())
                .isPresent();
    }
}

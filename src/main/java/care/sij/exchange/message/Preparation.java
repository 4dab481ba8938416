package care.sij.exchange.message;

import care.sij.record.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message whose resources have their places in the record and whose references are those of the record.
 *
 * @param patient id of the person it is about
 * @param assignments every entry but the header
 * @param awaited what must be known before it can be applied; empty when it can
 */
record Preparation(
        Envelope envelope,
        MessageContents contents,
        String patient,
        List<Assignment> assignments,
        Set<String> awaited) {

    /** The entries that the sender speaks for, without the Patient and the referral's Task. */
    List<Assignment> facts() {
        return assignments.stream()
                .filter(assignment -> assignment.standing() == Assignment.Standing.STATED)
                .filter(assignment -> !assignment.part().equals(contents.patientPart()))
                .filter(assignment -> !isCoordinationTask(assignment))
                .toList();
    }

    /** The entries that only repeat what another partner owns. */
    List<Assignment> repeated() {
        return assignments.stream()
                .filter(assignment -> assignment.standing() == Assignment.Standing.REPEATED)
                .toList();
    }

    Assignment patientAssignment() {
        return assignments.stream()
                .filter(assignment -> assignment.part().equals(contents.patientPart()))
                .findFirst()
                .orElseThrow();
    }

    Optional<Assignment> coordinationTask() {
        return assignments.stream().filter(this::isCoordinationTask).findFirst();
    }

    /** The keys of all entries. */
    List<ResourceKey> keys() {
        return assignments.stream().map(Assignment::key).toList();
    }

    private boolean isCoordinationTask(Assignment assignment) {
        return contents.coordinationTask()
                .filter(task -> task == assignment.part().resource())
                .isPresent();
    }
}

package care.sij.audit;

import java.time.Instant;
import java.util.List;

/** Which audit rows are looked for; all criteria hold. */
public record AuditQuery(List<Criterion> criteria) {

    public AuditQuery {
        criteria = List.copyOf(criteria);
    }

    /** One thing that a row must be. */
    public sealed interface Criterion {

        /** Has one of these numbers. */
        record Numbers(List<Long> numbers) implements Criterion {}

        /** Happened at or after {@code from}. */
        record NotBefore(Instant from) implements Criterion {}

        /** Happened before {@code to}. */
        record Before(Instant to) implements Criterion {}

        /** Happened before {@code from}, or at or after {@code to}. */
        record NotDuring(Instant from, Instant to) implements Criterion {}

        /** Is about one of these patients. */
        record Patients(List<String> ids) implements Criterion {}

        /** Was asked by, or sent to, one of these clients. */
        record Agents(List<String> clients) implements Criterion {}

        /** Is of one of these actions. */
        record Actions(List<AuditAction> actions) implements Criterion {}

        /** Ended so. */
        record Outcomes(List<AuditOutcome> outcomes) implements Criterion {}

        /** Is of one of these kinds. */
        record Kinds(List<AuditKind> kinds) implements Criterion {}

        /** Is of one of these kinds, or has one of these details. */
        record KindsOrDetails(List<AuditKind> kinds, List<String> details) implements Criterion {}

        /** Is of one of these kinds, or of one of the others and names what it showed. */
        record KindsOrShowing(List<AuditKind> kinds, List<AuditKind> others) implements Criterion {}

        /** Shows, sends or writes one of these resources, {@code Type/id} or {@code Type/id/_history/n}. */
        record Entities(List<String> references) implements Criterion {}
    }
}

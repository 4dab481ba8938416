package care.sij.console.audit;

import care.sij.audit.AuditKind;
import care.sij.audit.AuditQuery.Criterion;
import java.util.List;

/** Kinds of audit rows as auditors ask for them. */
final class RowKinds {

    /** By which somebody who asked was shown something; a message is answered by what it asks for, if it asks. */
    static final Criterion SHOWN = new Criterion.KindsOrShowing(
            List.of(
                    AuditKind.READ,
                    AuditKind.VREAD,
                    AuditKind.HISTORY_INSTANCE,
                    AuditKind.HISTORY_TYPE,
                    AuditKind.HISTORY_SYSTEM,
                    AuditKind.SEARCH,
                    AuditKind.OPERATION,
                    AuditKind.BATCH,
                    AuditKind.TRANSACTION,
                    AuditKind.PAGE),
            List.of(AuditKind.MESSAGE));

    private RowKinds() {}

    /** All of them by their codes, as a form offers them. */
    static List<String> codes() {
        return List.of(AuditKind.values()).stream().map(AuditKind::code).toList();
    }
}

package care.sij.console.audit;

import care.sij.audit.AuditKind;
import java.util.List;

/** Kinds of audit rows as auditors ask for them. */
final class RowKinds {

    /** By which somebody who asked was shown something. */
    static final List<AuditKind> SHOWING = List.of(
            AuditKind.READ,
            AuditKind.VREAD,
            AuditKind.HISTORY_INSTANCE,
            AuditKind.HISTORY_TYPE,
            AuditKind.HISTORY_SYSTEM,
            AuditKind.SEARCH,
            AuditKind.OPERATION,
            AuditKind.BATCH,
            AuditKind.TRANSACTION,
            AuditKind.PAGE);

    private RowKinds() {}

    /** All of them by their codes, as a form offers them. */
    static List<String> codes() {
        return List.of(AuditKind.values()).stream().map(AuditKind::code).toList();
    }
}

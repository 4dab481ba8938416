package care.sij.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The profiles of IHE BALP 1.1.4 that a row's AuditEvent follows. */
final class BalpProfile {

    private static final String BASE = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    private BalpProfile() {}

    static List<String> of(AuditRow row) {
        List<String> profiles = new ArrayList<>();
        pattern(row).ifPresent(pattern -> profiles.add(BASE + pattern));
        if (!row.entry().token().isEmpty() && usesToken(row.entry().kind())) {
            profiles.add(BASE + "OAUTHaccessTokenUse.Minimal");
        }
        return profiles;
    }

    /** Rather than being about it. */
    private static boolean usesToken(AuditKind kind) {
        return switch (kind) {
            case TOKEN, TOKEN_INTROSPECTION, TOKEN_REVOCATION -> false;
            default -> true;
        };
    }

    /**
     * Its patterns are of what succeeded; the Patient ones of one patient, for whom another AuditEvent would be written
     * were there several.
     */
    private static Optional<String> pattern(AuditRow row) {
        AuditEntry entry = row.entry();
        if (entry.kind() == AuditKind.DELIVERY) {
            return Optional.of("PrivacyDisclosure.Source");
        }
        String patient = entry.patients().size() == 1 ? "Patient" : "";
        return entry.outcome() == AuditOutcome.SUCCESS
                ? interaction(row).map(pattern -> patient + pattern)
                : Optional.empty();
    }

    private static Optional<String> interaction(AuditRow row) {
        if (row.entry().kind() == AuditKind.SEARCH) {
            return Optional.of("Query");
        }
        return AuditEntities.isOfOneResource(row) ? change(row.entry().kind()) : Optional.empty();
    }

    private static Optional<String> change(AuditKind kind) {
        return switch (kind) {
            case READ, VREAD -> Optional.of("Read");
            case CREATE -> Optional.of("Create");
            case UPDATE -> Optional.of("Update");
            case DELETE -> Optional.of("Delete");
            default -> Optional.empty();
        };
    }
}

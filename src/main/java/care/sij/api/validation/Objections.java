package care.sij.api.validation;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.SmartScopes;
import care.sij.record.Origin;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What stands against a write before its content is looked at: scopes, and what nobody writes. */
@Component
class Objections {

    private final Callers callers;

    Objections(Callers callers) {
        this.callers = callers;
    }

    /** @param current what would be written over; empty when there is nothing yet */
    List<Objection> to(ValidationMode mode, String type, Optional<Resource> resource, Optional<StoredVersion> current) {
        List<Objection> objections = new ArrayList<>();
        interaction(mode).filter(wanted -> lacks(wanted, type)).ifPresent(wanted -> objections.add(lacking(mode)));
        if (type.equals("AuditEvent") && mode != ValidationMode.PROFILE) {
            objections.add(new Objection(IssueType.NOTSUPPORTED, "AuditEvents are written by this service alone."));
        }
        if (mode != ValidationMode.PROFILE
                && current.filter(version -> version.origin() == Origin.PROJECTED)
                        .isPresent()) {
            objections.add(new Objection(
                    IssueType.NOTSUPPORTED,
                    "This service derives the resource from the facts; nobody writes it. Write the fact it follows"
                            + " from."));
        }
        if (mode == ValidationMode.UPDATE) {
            current.filter(version ->
                            resource.filter(sent -> !isOf(version, sent)).isPresent())
                    .ifPresent(version -> objections.add(new Objection(
                            IssueType.INVALID,
                            "The id of the resource is not that of the address. Send it with the id it is updated"
                                    + " under.")));
        }
        return List.copyOf(objections);
    }

    private static boolean isOf(StoredVersion version, Resource sent) {
        return version.key().id().equals(sent.getIdElement().getIdPart());
    }

    private boolean lacks(SmartInteraction interaction, String type) {
        Caller caller = callers.current();
        return caller.extent(interaction, type) instanceof SmartScopes.Extent.Nothing;
    }

    private static Objection lacking(ValidationMode mode) {
        return new Objection(
                IssueType.FORBIDDEN,
                "The token holds no scope to " + mode.code() + " resources of this type. Request one with it.");
    }

    private static Optional<SmartInteraction> interaction(ValidationMode mode) {
        return switch (mode) {
            case CREATE -> Optional.of(SmartInteraction.CREATE);
            case UPDATE -> Optional.of(SmartInteraction.UPDATE);
            case DELETE -> Optional.of(SmartInteraction.DELETE);
            case PROFILE -> Optional.empty();
        };
    }
}

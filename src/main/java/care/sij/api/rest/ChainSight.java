package care.sij.api.rest;

import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.fhir.Steps;
import care.sij.record.Visibility;
import org.springframework.stereotype.Component;

/** Each step of a chain as the current caller could search for it by itself. */
@Component
class ChainSight implements Steps {

    private final Callers callers;
    private final Permission permission;
    private final Eyes eyes;

    ChainSight(Callers callers, Permission permission, Eyes eyes) {
        this.callers = callers;
        this.permission = permission;
        this.eyes = eyes;
    }

    /** What is audited is not among the resources of the record. */
    @Override
    public boolean maySearch(String type) {
        return !type.equals(AuditParameters.TYPE) && callers.current().maySome(SmartInteraction.SEARCH, type);
    }

    @Override
    public Visibility visibility(String type) {
        if (type.equals(AuditParameters.TYPE)) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER,
                    "AuditEvents are not reached from other resources. Search for them by themselves.");
        }
        return permission.on(SmartInteraction.SEARCH, type);
    }

    @Override
    public AskedParameter ask(String type, AskedParameter asked) {
        return eyes.ask(type, asked);
    }

    @Override
    public Shown numbers() {
        return eyes.numbers();
    }
}

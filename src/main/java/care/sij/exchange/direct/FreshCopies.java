package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.facts.SetAsideFacts;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Resource;

/** Copies of what was received: taking a resource in changes it, and a commit may be tried again. */
final class FreshCopies {

    private FreshCopies() {}

    static Write of(Write write) {
        if (write instanceof Write.Create create) {
            return new Write.Create(
                    create.location(), create.fullUrl(), create.resource().copy(), create.unless(), create.given());
        }
        if (write instanceof Write.UpdateMatch update) {
            return new Write.UpdateMatch(
                    update.location(),
                    update.fullUrl(),
                    update.where(),
                    update.resource().copy(),
                    update.ifVersion());
        }
        if (write instanceof Write.Update update) {
            return new Write.Update(
                    update.location(),
                    update.fullUrl(),
                    update.key(),
                    update.resource().copy(),
                    update.ifVersion());
        }
        return write;
    }

    /** Links, and that a replaced Patient is not active, are the record's own and only repeated by who read them. */
    static void withoutLinks(Placed placed) {
        if (placed.resource() instanceof Patient patient) {
            if (patient.getLink().stream().anyMatch(link -> link.getType() == LinkType.REPLACEDBY)) {
                patient.setActiveElement(null);
            }
            patient.setLink(null);
        }
    }

    /** Gives the resource its id; whether it counts is this service's to say. */
    static void name(Placed placed) {
        Resource resource = placed.resource();
        resource.setId(placed.key().reference());
        SetAsideFacts.takeIn(resource);
    }
}

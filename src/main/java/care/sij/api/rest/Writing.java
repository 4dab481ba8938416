package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.Visibilities;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRefused;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.WriteRequest.Sought;
import care.sij.exchange.Writes;
import care.sij.exchange.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Writes on behalf of the current caller, as far as its scopes go. */
@Component
class Writing {

    private final Callers callers;
    private final Visibilities visibilities;
    private final OwnReferences references;
    private final Writes writes;
    private final Eyes eyes;

    Writing(Callers callers, Visibilities visibilities, OwnReferences references, Writes writes, Eyes eyes) {
        this.callers = callers;
        this.visibilities = visibilities;
        this.references = references;
        this.writes = writes;
        this.eyes = eyes;
    }

    /**
     * Does all of it or nothing.
     *
     * @param interaction code of R4's {@code restful-interaction}
     * @throws care.sij.access.AccessRefused when a scope is missing
     * @throws care.sij.exchange.WriteRefused when something may not be written
     */
    List<Written> write(String interaction, String requestId, List<Write> asked) {
        Caller caller = callers.current();
        asked.forEach(write -> demand(caller, write));
        Map<String, Resource> stated = new LinkedHashMap<>();
        for (Write write : asked) {
            write.content().ifPresent(resource -> stated.put(write.location(), resource));
        }
        Supplier<List<Written>> turn = () -> turn(caller, interaction, requestId, asked, stated);
        return references.search(stated.values()) ? Turns.of(turn) : turn.get();
    }

    private List<Written> turn(
            Caller caller, String interaction, String requestId, List<Write> asked, Map<String, Resource> stated) {
        List<FoundReference> found = references.resolve(stated);
        List<Sought> sought =
                found.stream().map(FoundReference::sought).distinct().toList();
        try {
            return written(
                    new WriteRequest(caller, visibilities.visibilityOf(caller), interaction, requestId, asked, sought));
        } catch (WriteRefused refused) {
            found.forEach(FoundReference::undo);
            throw refused;
        }
    }

    private List<Written> written(WriteRequest request) {
        return writes.write(request).stream().map(eyes::see).toList();
    }

    /** A condition tells whether something is there, so it takes the right to search as well (SMART 2.2.0). */
    private static void demand(Caller caller, Write write) {
        if (write instanceof Write.Create create) {
            caller.demandSome(SmartInteraction.CREATE, create.resource().fhirType());
            create.unless()
                    .ifPresent(condition -> caller.demandSome(
                            SmartInteraction.SEARCH, condition.query().type()));
        } else if (write instanceof Write.Update update) {
            caller.demandSome(SmartInteraction.UPDATE, update.key().type());
        } else if (write instanceof Write.Delete delete) {
            caller.demandSome(SmartInteraction.DELETE, delete.key().type());
        } else if (write instanceof Write.UpdateMatch update) {
            demand(caller, SmartInteraction.UPDATE, update.where());
        } else if (write instanceof Write.DeleteMatch delete) {
            demand(caller, SmartInteraction.DELETE, delete.where());
        }
    }

    private static void demand(Caller caller, SmartInteraction interaction, Write.Condition where) {
        caller.demandSome(interaction, where.query().type());
        caller.demandSome(SmartInteraction.SEARCH, where.query().type());
    }
}

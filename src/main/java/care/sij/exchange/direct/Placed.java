package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.Contents;
import care.sij.record.ResourceKey;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * A write that states content, with the place of its resource in the record.
 *
 * @param place its place among the writes of the request
 */
record Placed(int place, Write write, Assignment assignment) {

    ResourceKey key() {
        return assignment.key();
    }

    Resource resource() {
        return assignment.part().resource();
    }

    String location() {
        return write.location();
    }

    boolean creates() {
        return write instanceof Write.Create;
    }

    /** Whether its client has given it its id. */
    boolean isGiven() {
        return write instanceof Write.Create create && create.given().isPresent();
    }

    OptionalLong ifVersion() {
        return write instanceof Write.Update update ? update.ifVersion() : OptionalLong.empty();
    }

    /** Whether it is the Task that coordinates a referral. */
    boolean coordinates() {
        return resource() instanceof Task task && Contents.coordinates(task);
    }

    boolean isShared() {
        return Assignment.isShared(key().type());
    }
}

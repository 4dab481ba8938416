package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.BusinessIdentifier;
import care.sij.exchange.facts.WaitKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * The identifiers that writes lock before they look anything up: persons and referrals, as messages do, and conditions,
 * so that of two creates under one condition the second finds what the first made. Facts need none: their patients'
 * locks suffice.
 */
final class WriteLocks {

    /** Conditions share this many locks: a database has room for a few thousand. */
    private static final int CONDITION_LOCKS = 1024;

    private WriteLocks() {}

    static Set<String> of(List<Write> writes, List<WriteRequest.Sought> sought) {
        return Stream.concat(
                        writes.stream().flatMap(WriteLocks::of),
                        sought.stream().map(reference -> condition(reference.where())))
                .collect(Collectors.toSet());
    }

    private static Stream<String> of(Write write) {
        return Stream.concat(
                write.content().stream().flatMap(WriteLocks::of), condition(write).map(WriteLocks::condition).stream());
    }

    private static Optional<Write.Condition> condition(Write write) {
        if (write instanceof Write.Create create) {
            return create.unless();
        }
        if (write instanceof Write.UpdateMatch update) {
            return Optional.of(update.where());
        }
        return write instanceof Write.DeleteMatch delete ? Optional.of(delete.where()) : Optional.empty();
    }

    /** Whatever the order in which a condition names its parameters. */
    private static String condition(Write.Condition condition) {
        String text = condition.text();
        int parameters = text.indexOf('?') + 1;
        List<String> inOrder = Arrays.stream(text.substring(parameters).split("&", -1))
                .sorted()
                .toList();
        return "condition|" + Math.floorMod((text.substring(0, parameters) + inOrder).hashCode(), CONDITION_LOCKS);
    }

    private static Stream<String> of(Resource resource) {
        if (resource instanceof Patient patient) {
            return Assignment.identifiersOf(patient).stream().map(WaitKey::person);
        }
        if (resource instanceof Task task) {
            return BusinessIdentifier.placer(task.getIdentifier().stream()).map(WaitKey::referral).stream();
        }
        return resource instanceof ServiceRequest request
                ? BusinessIdentifier.placer(request.getIdentifier().stream()).map(WaitKey::referral).stream()
                : Stream.of();
    }
}

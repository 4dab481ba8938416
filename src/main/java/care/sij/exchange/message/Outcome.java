package care.sij.exchange.message;

import care.sij.exchange.facts.Issue;
import care.sij.exchange.message.Parking.Parked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * What came of a message.
 *
 * @param asked the resource that the message asked for
 * @param later parked messages to be tried again in commits of their own
 */
record Outcome(List<Issue> issues, Optional<Resource> asked, List<Parked> later) {

    static Outcome of(List<Issue> issues) {
        return new Outcome(issues, Optional.empty(), List.of());
    }

    /** The same, said after what else there is to say. */
    Outcome after(List<Issue> first) {
        return new Outcome(Stream.concat(first.stream(), issues.stream()).toList(), asked, later);
    }
}

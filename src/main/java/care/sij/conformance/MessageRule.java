package care.sij.conformance;

import java.util.stream.Stream;

/** A check of a whole message that no profile can express. */
@FunctionalInterface
interface MessageRule {

    Stream<Finding> findings(Message message);
}

package care.sij.exchange.facts;

import java.util.Optional;
import java.util.Set;

/**
 * Whom a telling is about.
 *
 * @param replaced the person that it says is the same one, when it merges two
 * @param locks every Patient that what is told may change
 */
public record Whom(Person person, Optional<Person> replaced, Set<String> locks) {

    public Whom {
        locks = Set.copyOf(locks);
    }

    /** A person who is told of, and merged with no other. */
    public static Whom of(Person person) {
        return new Whom(person, Optional.empty(), person.records());
    }
}

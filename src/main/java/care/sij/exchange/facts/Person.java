package care.sij.exchange.facts;

import java.util.Set;

/**
 * A person, who has one Patient or, after a merge, several of which one goes on.
 *
 * @param id the Patient that goes on: what is told belongs to it
 * @param toldAs the Patient under whose number it is told
 * @param records every Patient of the person
 */
public record Person(String id, String toldAs, Set<String> records) {

    public Person {
        records = Set.copyOf(records);
    }

    static Person single(String patient) {
        return new Person(patient, patient, Set.of(patient));
    }
}

package care.sij.exchange.facts;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which Patients stand for which others, replayed from all that was said about them in its tellers' order. A partner
 * takes back what it has said itself; what would close a circle is refused.
 */
final class PersonLinks {

    /**
     * What a partner said of a Patient.
     *
     * @param replacedBy the Patient that goes on in its stead; empty when it stands for itself
     */
    record Said(String person, String partner, SourceOrder order, Optional<String> replacedBy) {}

    private static final Comparator<Said> IN_ORDER =
            Comparator.comparing(Said::order).thenComparing(Said::partner).thenComparing(Said::person);

    /** By person, then by partner; the partner that said it last comes last. */
    private final Map<String, Map<String, String>> links = new HashMap<>();

    private final Set<Said> refused = new HashSet<>();

    private PersonLinks() {}

    static PersonLinks of(Collection<Said> said) {
        PersonLinks replayed = new PersonLinks();
        said.stream().sorted(IN_ORDER).forEach(replayed::take);
        return replayed;
    }

    private void take(Said said) {
        if (said.replacedBy().filter(goesOn -> leads(goesOn, said.person())).isPresent()) {
            refused.add(said);
            return;
        }
        Map<String, String> ofPerson = links.computeIfAbsent(said.person(), person -> new LinkedHashMap<>());
        ofPerson.remove(said.partner());
        said.replacedBy().ifPresent(goesOn -> ofPerson.put(said.partner(), goesOn));
    }

    /** Whether links of whatever partner lead from one Patient to another, or they are the same. */
    private boolean leads(String from, String to) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String person = open.pop();
            if (person.equals(to)) {
                return true;
            }
            if (seen.add(person)) {
                open.addAll(links.getOrDefault(person, Map.of()).values());
            }
        }
        return false;
    }

    boolean refuses(Said said) {
        return refused.contains(said);
    }

    /** The Patient that replaces this one, by what was said last; empty when it stands for itself. */
    Optional<String> replacedBy(String person) {
        return links.getOrDefault(person, Map.of()).values().stream().reduce((earlier, later) -> later);
    }

    /** The Patient that goes on in the end. */
    String survivor(String person) {
        Optional<String> next = replacedBy(person);
        return next.isPresent() ? survivor(next.get()) : person;
    }
}

package care.sij.exchange.direct;

import care.sij.access.Caller;
import care.sij.exchange.Write;
import care.sij.exchange.facts.LinkedPersons;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the conditions of writes find, as far as their writer may search. */
@Component
class Matches {

    private final LinkedPersons linked;
    private final Sight sight;
    private final WriteScopes scopes;

    Matches(LinkedPersons linked, Sight sight, WriteScopes scopes) {
        this.linked = linked;
        this.sight = sight;
        this.scopes = scopes;
    }

    /**
     * The one resource that the caller finds.
     *
     * @param without what is not to count
     * @throws StatementRefused when the condition finds more than one
     */
    Optional<ResourceKey> match(Caller caller, String location, Write.Condition condition, Set<ResourceKey> without) {
        String type = condition.query().type();
        Visibility findable = scopes.findable(caller, type);
        List<StoredVersion> matches = sight.matches(condition.query(), findable, without);
        if (matches.size() > 1 && !onePerson(type, matches)) {
            throw new StatementRefused(
                    Rule.SEVERAL_MATCHES,
                    location,
                    "The condition finds more than one resource. Make it narrower, best by an identifier.");
        }
        return matches.stream().map(StoredVersion::key).findFirst().map(found -> shown(found, findable));
    }

    /** The one that goes on, if it is there for the writer; else the one that the condition found. */
    private ResourceKey shown(ResourceKey found, Visibility findable) {
        ResourceKey goesOn = goesOn(found);
        return goesOn.equals(found) || sight.present(Set.of(goesOn), findable).contains(goesOn) ? goesOn : found;
    }

    /** A number of a replaced Patient finds the one that goes on as well. */
    private boolean onePerson(String type, List<StoredVersion> matches) {
        return type.equals(Persons.PATIENT)
                && matches.stream()
                                .map(StoredVersion::key)
                                .map(this::goesOn)
                                .distinct()
                                .count()
                        == 1;
    }

    private ResourceKey goesOn(ResourceKey key) {
        return key.type().equals(Persons.PATIENT)
                ? new ResourceKey(key.type(), linked.person(key.id()).id())
                : key;
    }
}

package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.direct.Placement.Deletion;
import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.Assignment.Standing;
import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.LinkedPersons;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the place of each write in the record. */
@Component
class Placing {

    private final Places places;
    private final LinkedPersons linked;
    private final Sight sight;
    private final WriteScopes scopes;

    Placing(Places places, LinkedPersons linked, Sight sight, WriteScopes scopes) {
        this.places = places;
        this.linked = linked;
        this.sight = sight;
        this.scopes = scopes;
    }

    /** Which resources the identifiers of these writes are known for now. */
    Map<Known, String> known(WriteRequest request, List<Write> writes) {
        return places.known(
                writes.stream().flatMap(write -> part(write).stream()).toList(), request.partner());
    }

    /**
     * The places of all writes.
     *
     * @throws StatementRefused when a place cannot be told, or is told twice
     */
    Placement place(WriteRequest request, List<Write> writes, Telling telling, Map<Known, String> known) {
        List<Placed> stated = new ArrayList<>();
        List<Placed> found = new ArrayList<>();
        List<Deletion> deletions = new ArrayList<>();
        for (int place = 0; place < writes.size(); place++) {
            Write write = writes.get(place);
            if (write instanceof Write.Create create) {
                Part part = part(create).orElseThrow();
                Optional<ResourceKey> match = match(create, request);
                if (match.isPresent()) {
                    found.add(
                            new Placed(place, write, new Assignment(part, match.get(), Standing.REPEATED, List.of())));
                } else {
                    stated.add(new Placed(place, write, places.ofNew(part, telling, known)));
                }
            } else if (write instanceof Write.Update update) {
                Part part = part(update).orElseThrow();
                stated.add(new Placed(place, write, places.ofKnown(part, update.key(), telling.partner(), known)));
            } else if (write instanceof Write.Delete delete) {
                deletions.add(new Deletion(place, delete));
            }
        }
        requireOnce(stated, deletions);
        return new Placement(List.copyOf(stated), List.copyOf(found), List.copyOf(deletions));
    }

    private static Optional<Part> part(Write write) {
        if (write instanceof Write.Create create) {
            return Optional.of(new Part(create.location(), url(create.fullUrl(), create), create.resource()));
        }
        if (write instanceof Write.Update update) {
            return Optional.of(new Part(update.location(), url(update.fullUrl(), update), update.resource()));
        }
        return Optional.empty();
    }

    /** Resources without identifier and fullUrl still need ids of their own. */
    private static String url(String fullUrl, Write write) {
        return fullUrl.isEmpty() ? write.location() : fullUrl;
    }

    private Optional<ResourceKey> match(Write.Create create, WriteRequest request) {
        Visibility findable = create.unless()
                .map(condition -> scopes.findable(request, condition.query().type()))
                .orElse(Visibility.EVERYTHING);
        List<StoredVersion> matches = create.unless()
                .map(condition -> sight.matches(condition.query(), findable))
                .orElse(List.of());
        if (matches.size() > 1 && !onePerson(create, matches)) {
            throw new StatementRefused(
                    Rule.SEVERAL_MATCHES,
                    create.location(),
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
    private boolean onePerson(Write.Create create, List<StoredVersion> matches) {
        return create.unless()
                        .filter(condition -> condition.query().type().equals(Persons.PATIENT))
                        .isPresent()
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

    private static void requireOnce(List<Placed> stated, List<Deletion> deletions) {
        Set<ResourceKey> seen = new HashSet<>();
        stated.forEach(placed -> requireNew(seen.add(placed.key()), placed.location()));
        deletions.forEach(deletion ->
                requireNew(seen.add(deletion.key()), deletion.write().location()));
    }

    private static void requireNew(boolean added, String location) {
        if (!added) {
            throw new StatementRefused(
                    Rule.STATED_TWICE,
                    location,
                    "Another entry writes the same resource, by its id or by its identifiers. Write each resource"
                            + " once.");
        }
    }
}

package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.api.rest.Include.Direction;
import care.sij.record.Neighbours;
import care.sij.record.Neighbours.Found;
import care.sij.record.Neighbours.Link;
import care.sij.record.Neighbours.Rest;
import care.sij.record.Neighbours.Targets;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what is returned beside the matches of a page: three statements at most for each round, whatever the page. */
@Component
class Includes {

    /** A page has few hundred resources; of one that was stated a thousand times the latest are told. */
    private static final int MOST = 1000;

    private static final int MOST_ROUNDS = 8;

    /** Of all that is included beside one page; the one that goes beyond it is the last. */
    private static final long MOST_BYTES = 8L << 20;

    /** What is returned beside a page, and whether there would be more. */
    record Included(List<StoredVersion> versions, boolean cut) {

        static final Included NOTHING = new Included(List.of(), false);

        /** What to do about what is missing; empty when nothing is. */
        Optional<String> advice() {
            return cut
                    ? Optional.of("Of what is to be included not all is here: at most " + MOST + " resources or "
                            + (MOST_BYTES >> 20) + " MB, found in at most " + MOST_ROUNDS
                            + " rounds. Make pages smaller with `_count`, or include less.")
                    : Optional.empty();
        }
    }

    private final Permission permission;
    private final IncludeReader reader;
    private final Neighbours neighbours;

    Includes(Permission permission, IncludeReader reader, Neighbours neighbours) {
        this.permission = permission;
        this.reader = reader;
        this.neighbours = neighbours;
    }

    /**
     * What the caller may search for, of all types: of others nothing is included.
     *
     * @throws care.sij.access.AccessRefused when no scope allows to search resources of a type that is named, or that
     *     alone can be meant
     */
    Optional<Visibility> permitted(Collection<Include> asked) {
        asked.forEach(include -> {
            if (include.direction() == Direction.REVERSE) {
                permission.demand(SmartInteraction.SEARCH, include.type());
            } else {
                reader.onlyTarget(include).ifPresent(type -> permission.demand(SmartInteraction.SEARCH, type));
            }
        });
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(permission.on(SmartInteraction.SEARCH, SmartScope.ANY_TYPE));
    }

    /** What is to be returned beside these and is none of them. */
    Included of(List<StoredVersion> matches, Collection<Include> asked, Optional<Visibility> visibility) {
        if (matches.isEmpty() || asked.isEmpty() || visibility.isEmpty()) {
            return Included.NOTHING;
        }
        Set<ResourceKey> seen = matches.stream().map(StoredVersion::key).collect(Collectors.toCollection(HashSet::new));
        List<StoredVersion> included = new ArrayList<>();
        Collection<ResourceKey> latest = List.copyOf(seen);
        Collection<Include> now = asked;
        for (int round = 0; round < MOST_ROUNDS && !latest.isEmpty() && !now.isEmpty(); round++) {
            Found found = round(latest, now, visibility.get(), MOST_BYTES - StoredVersion.bytes(included));
            List<StoredVersion> more = found.versions().stream()
                    .filter(version -> seen.add(version.key()))
                    .toList();
            included.addAll(more);
            if (included.size() > MOST || found.rest() == Rest.LEFT_OUT) {
                return new Included(included.stream().limit(MOST).toList(), true);
            }
            latest = more.stream().map(StoredVersion::key).toList();
            now = asked.stream().filter(Include::iterates).toList();
        }
        return new Included(List.copyOf(included), !latest.isEmpty() && !now.isEmpty());
    }

    private Found round(Collection<ResourceKey> from, Collection<Include> asked, Visibility visibility, long bytes) {
        Targets targets = targets(from, asked);
        Found named = neighbours.current(targets.keys(), visibility, bytes);
        long left = bytes - StoredVersion.bytes(named.versions());
        Found naming = left > 0 ? referring(from, asked, visibility, left) : new Found(List.of(), Rest.LEFT_OUT);
        Map<ResourceKey, StoredVersion> found = new LinkedHashMap<>();
        Stream.of(named, naming)
                .flatMap(some -> some.versions().stream())
                .forEach(version -> found.put(version.key(), version));
        boolean all = Stream.of(targets.rest(), named.rest(), naming.rest()).allMatch(Rest.NONE::equals);
        return new Found(List.copyOf(found.values()), all ? Rest.NONE : Rest.LEFT_OUT);
    }

    /** One look for all of them; a target type is asked for where it is named. */
    private Targets targets(Collection<ResourceKey> from, Collection<Include> asked) {
        Set<String> types = from.stream().map(ResourceKey::type).collect(Collectors.toSet());
        Set<Link> links = asked.stream()
                .filter(include -> include.direction() == Direction.FORWARD)
                .flatMap(include -> links(include, types))
                .filter(link -> types.contains(link.type()))
                .collect(Collectors.toSet());
        return neighbours.targets(from, links, MOST + from.size());
    }

    private Found referring(Collection<ResourceKey> to, Collection<Include> asked, Visibility visibility, long bytes) {
        Set<String> types = to.stream().map(ResourceKey::type).collect(Collectors.toSet());
        Set<Link> links = asked.stream()
                .filter(include -> include.direction() == Direction.REVERSE)
                .flatMap(include -> links(include, types))
                .collect(Collectors.toSet());
        return neighbours.referring(to, links, visibility, MOST + to.size(), bytes);
    }

    private static Stream<Link> links(Include include, Set<String> types) {
        return include.links(types).map(link -> include.target().map(link::to).orElse(link));
    }
}

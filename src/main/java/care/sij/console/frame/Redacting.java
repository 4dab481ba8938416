package care.sij.console.frame;

import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The one rule by which pages show what the service derived: what rests on evidence that the reader does not see is
 * left out. It is looked up for all versions of a page together.
 */
@Component
class Redacting {

    private static final Pattern REFERENCE =
            Pattern.compile("(" + Ids.TYPE + ")/(" + Ids.ID + ")(?:/_history/" + Ids.NUMBER + ")?");

    private final Versions versions;
    private final Clock clock;

    Redacting(Versions versions, Clock clock) {
        this.versions = versions;
        this.clock = clock;
    }

    /** The same versions in the same order, each as the reader may see it. */
    List<StoredVersion> of(List<StoredVersion> shown, Visibility visibility) {
        List<Derived> derived =
                shown.stream().flatMap(version -> Derived.of(version).stream()).toList();
        if (derived.isEmpty()) {
            return shown;
        }
        Map<String, List<String>> evidence = evidence(derived, visibility);
        Set<String> seen = seen(shown, evidence.values(), visibility);
        Map<String, StoredVersion> left = derived.stream()
                .filter(one ->
                        !seen.containsAll(evidence.getOrDefault(one.version().reference(), List.of())))
                .collect(Collectors.toMap(
                        one -> one.version().reference(), one -> one.without(seen::contains), (one, same) -> one));
        return shown.stream()
                .map(version -> left.getOrDefault(version.reference(), version))
                .toList();
    }

    /** By version what it rests on; the receipt of a Task that cannot be read hides the Task. */
    private Map<String, List<String>> evidence(List<Derived> derived, Visibility visibility) {
        Map<ResourceKey, NavigableMap<Long, Derived>> receipts = receipts(derived, visibility);
        Map<String, List<String>> evidence = new HashMap<>();
        for (Derived one : derived) {
            evidence.put(
                    one.version().reference(),
                    one.receipt()
                            .map(key -> at(one, receipts.getOrDefault(key, new TreeMap<>()))
                                    .map(receipt -> receipt.evidenceOf(one))
                                    .orElse(List.of(key.reference() + "?")))
                            .orElseGet(one::evidence));
        }
        return evidence;
    }

    /** The version of a receipt that goes with the Task's. */
    private static Optional<Derived> at(Derived task, NavigableMap<Long, Derived> receipts) {
        return Optional.ofNullable(receipts.floorEntry(task.version().commit()))
                .or(() -> Optional.ofNullable(receipts.firstEntry()))
                .map(Map.Entry::getValue);
    }

    private Map<ResourceKey, NavigableMap<Long, Derived>> receipts(List<Derived> derived, Visibility visibility) {
        Map<ResourceKey, NavigableMap<Long, Derived>> receipts = new HashMap<>();
        derived.stream().filter(one -> one.is(Derived.RECEIPT)).forEach(one -> add(receipts, one));
        Set<ResourceKey> missing =
                derived.stream().flatMap(one -> one.receipt().stream()).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(receipts.keySet());
        if (!missing.isEmpty()) {
            Instant last = derived.stream()
                    .map(one -> one.version().instant())
                    .max(Instant::compareTo)
                    .orElseThrow();
            versions.asOf(missing, last, visibility).stream()
                    .flatMap(version -> Derived.of(version).stream())
                    .forEach(one -> add(receipts, one));
        }
        return receipts;
    }

    private static void add(Map<ResourceKey, NavigableMap<Long, Derived>> receipts, Derived receipt) {
        receipts.computeIfAbsent(receipt.version().key(), none -> new TreeMap<>())
                .put(receipt.version().commit(), receipt);
    }

    /** References to what is seen, with and without version; what is shown itself is not looked up. */
    private Set<String> seen(List<StoredVersion> shown, Collection<List<String>> evidence, Visibility visibility) {
        Set<String> seen = references(shown.stream()).collect(Collectors.toCollection(HashSet::new));
        List<ResourceKey> others = evidence.stream()
                .flatMap(List::stream)
                .filter(reference -> !seen.contains(reference))
                .flatMap(reference -> key(reference).stream())
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            seen.addAll(references(versions.until(others, clock.instant(), visibility).stream())
                    .toList());
        }
        return seen;
    }

    private static Stream<String> references(Stream<StoredVersion> versions) {
        return versions.flatMap(version -> Stream.of(version.key().reference(), version.reference()));
    }

    private static Optional<ResourceKey> key(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        return parts.matches() ? Optional.of(new ResourceKey(parts.group(1), parts.group(2))) : Optional.empty();
    }
}

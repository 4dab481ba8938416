package care.sij.exchange.facts;

import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.LinkedPersons.Groups;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the references of a message can point to: its own entries first, then what the record holds. */
final class ReferenceTargets {

    /** What our own references begin with, wherever the service is reached. */
    static final String OUR_BASE = "http://sij-pathways.example.org/fhir";

    private static final Pattern VERSION = Pattern.compile("/_history/([1-9]\\d{0,17})$");

    private final Map<String, ResourceKey> byUrl = new HashMap<>();
    private final Map<String, ResourceKey> byUrlBefore = new HashMap<>();
    private final Map<Known, ResourceKey> byIdentifier = new HashMap<>();
    private final Map<ResourceKey, StoredVersion> stored = new HashMap<>();
    private Groups groups = new Groups(Map.of());

    ReferenceTargets(Collection<Assignment> assignments) {
        for (Assignment assignment : assignments) {
            String url = assignment.part().fullUrl();
            byUrl.put(url, assignment.key());
            relative(url).ifPresent(path -> byUrl.put(path, assignment.key()));
            String type = assignment.key().type();
            for (BusinessIdentifier identifier :
                    Assignment.identifiersOf(assignment.part().resource())) {
                byIdentifier.put(new Known(type, identifier), assignment.key());
            }
        }
    }

    /** Adds what the record knows of identifiers, URLs and ids that the bundle itself does not resolve. */
    void lookUp(
            OpenCommit open,
            Identities identities,
            LinkedPersons linked,
            Collection<Known> logical,
            Map<RestfulUrl, ResourceKey> urls,
            Collection<String> literal) {
        List<Known> unknown = logical.stream()
                .filter(known -> !byIdentifier.containsKey(known))
                .toList();
        identities.find(unknown).forEach((known, id) -> byIdentifier.put(known, new ResourceKey(known.type(), id)));
        Set<ResourceKey> keys = new LinkedHashSet<>();
        unknown.stream().map(byIdentifier::get).filter(Objects::nonNull).forEach(keys::add);
        urls.forEach((url, key) -> byUrlBefore.put(url.text(), key));
        keys.addAll(urls.values());
        literal.stream().flatMap(reference -> key(reference).stream()).forEach(keys::add);
        groups = linked.groups(Stream.of(keys, byUrl.values(), byIdentifier.values())
                .flatMap(Collection::stream)
                .filter(ReferenceTargets::isPatient)
                .map(ResourceKey::id)
                .collect(Collectors.toSet()));
        stored.putAll(open.current(keys.stream().map(this::goesOn).toList()));
    }

    private static boolean isPatient(ResourceKey key) {
        return key.type().equals(Persons.PATIENT);
    }

    /** What is said of a replaced Patient belongs to the one that goes on. */
    ResourceKey goesOn(ResourceKey key) {
        return isPatient(key) ? new ResourceKey(key.type(), groups.survivorOf(key.id())) : key;
    }

    /** The entry of this bundle that a literal reference points to. */
    Optional<ResourceKey> inBundle(String reference) {
        return Optional.ofNullable(byUrl.get(RestfulUrl.withoutVersion(reference)));
    }

    /**
     * What a literal reference of the part points to: by the URL that it means an entry of this bundle, else what its
     * teller told under that URL before; else an entry of the same type and id, else one of our own ids.
     */
    Optional<ResourceKey> named(Part from, String reference) {
        Optional<String> url = RestfulUrl.of(reference, from).map(RestfulUrl::text);
        return url.flatMap(this::inBundle)
                .or(() -> url.map(byUrlBefore::get).filter(this::isThere))
                .or(() -> inBundle(reference))
                .or(() -> key(reference).filter(this::isThere));
    }

    private boolean isThere(ResourceKey key) {
        return Optional.ofNullable(stored.get(goesOn(key)))
                .filter(version -> !version.deleted())
                .isPresent();
    }

    /** Whether a version is named of the resource by our own id that was never there. */
    boolean namesNoVersionOf(String reference, ResourceKey target) {
        return VERSION.matcher(reference).find()
                && key(reference).filter(target::equals).isPresent()
                && version(reference, target).isEmpty();
    }

    /** The version that is named of a resource by our own id; empty when none is, or none that is there. */
    Optional<Long> version(String reference, ResourceKey target) {
        Matcher named = VERSION.matcher(reference);
        return named.find() && key(reference).filter(target::equals).isPresent()
                ? Optional.of(Long.valueOf(named.group(1)))
                        .filter(number -> Optional.ofNullable(stored.get(target))
                                .filter(latest -> number <= latest.version())
                                .isPresent())
                : Optional.empty();
    }

    Optional<ResourceKey> byIdentifier(Known known) {
        return Optional.ofNullable(byIdentifier.get(known));
    }

    /** What was found in the record. */
    Collection<StoredVersion> stored() {
        return stored.values();
    }

    static Optional<ResourceKey> key(String reference) {
        String path = reference.startsWith(OUR_BASE + "/") ? reference.substring(OUR_BASE.length() + 1) : reference;
        String[] segments = RestfulUrl.withoutVersion(path).split("/", -1);
        try {
            return segments.length == 2 ? Optional.of(new ResourceKey(segments[0], segments[1])) : Optional.empty();
        } catch (IllegalArgumentException notAReference) {
            return Optional.empty();
        }
    }

    /** {@code Type/id} of a RESTful URL (bundle.html#references); empty for urn. */
    private static Optional<String> relative(String url) {
        String[] segments = url.split("/", -1);
        return url.startsWith("http") && segments.length > 4
                ? Optional.of(segments[segments.length - 2] + "/" + segments[segments.length - 1])
                : Optional.empty();
    }
}

package care.sij.exchange.facts;

import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import care.sij.record.ResourceKey;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;

/**
 * The place of one entry in the record (DESIGN 4, Identity).
 *
 * @param standing whether the sender speaks for the resource, or only repeats what another partner owns
 * @param identifiers those that identify it
 */
public record Assignment(Part part, ResourceKey key, Standing standing, List<BusinessIdentifier> identifiers) {

    public enum Standing {
        STATED,
        REPEATED
    }

    /** Types that several partners share and anyone may state. */
    private static final Set<String> SHARED =
            Set.of("Practitioner", "PractitionerRole", "Organization", "Location", "Medication", "HealthcareService");

    private static final String WITHOUT_IDENTIFIER = "urn:sij:without-identifier";

    /** No identifier that is told can be the same: none holds a NUL. */
    private static final String BY_URL = "urn:sij:partner-url\0";

    /**
     * Where a part lies at its teller's own server.
     *
     * @param known the resource that the teller means by it, when it was told before
     */
    record Home(RestfulUrl url, Optional<ResourceKey> known) {}

    /** The same, as what its teller only repeats. */
    Assignment repeated() {
        return new Assignment(part, key, Standing.REPEATED, identifiers);
    }

    /** Whether several partners share resources of the type and any of them may state one. */
    public static boolean isShared(String type) {
        return SHARED.contains(type);
    }

    /** Every identifier of the resource that could identify it. */
    public static List<BusinessIdentifier> identifiersOf(Resource resource) {
        return Optional.ofNullable(resource.getNamedProperty("identifier")).stream()
                .flatMap(property -> property.getValues().stream())
                .flatMap(Assignment::identifier)
                .sorted()
                .toList();
    }

    private static Stream<BusinessIdentifier> identifier(Base value) {
        return value instanceof Identifier identifier ? BusinessIdentifier.of(identifier).stream() : Stream.empty();
    }

    /** What identifies the part when this partner sends it: identifiers it may assert, else all it gives. */
    public static List<BusinessIdentifier> identifying(Part part, Partner partner) {
        List<BusinessIdentifier> all = identifiersOf(part.resource());
        if (SHARED.contains(part.resource().fhirType())) {
            return all;
        }
        List<BusinessIdentifier> own = all.stream()
                .filter(identifier -> partner.mayAssert(identifier.system()))
                .toList();
        return own.isEmpty() ? all : own;
    }

    /**
     * Finds the place of a part that is neither the Patient nor the referral's Task, by its identifiers alone.
     *
     * @param ownedByAnother whether a partner other than the sender is registered for an identifier system
     * @throws StatementRefused when its identifiers are known for two resources of a type that is not shared
     */
    public static Assignment of(
            Part part, Telling telling, Map<Known, String> known, Predicate<String> ownedByAnother) {
        return of(part, Optional.empty(), telling, known, ownedByAnother);
    }

    /** The same, by its home as well: who gives no identifier says by that which resource it is. */
    static Assignment of(
            Part part,
            Optional<Home> home,
            Telling telling,
            Map<Known, String> known,
            Predicate<String> ownedByAnother) {
        String type = part.resource().fhirType();
        List<BusinessIdentifier> identifying = identifying(part, telling.partner());
        Set<String> hits = identifying.stream()
                .map(identifier -> new Known(type, identifier))
                .filter(known::containsKey)
                .map(known::get)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (hits.size() > 1 && !SHARED.contains(type)) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    part.location() + ".identifier",
                    "Its identifiers are known for two different resources. Send each resource with its own identifiers.");
        }
        String id = hits.stream()
                .findFirst()
                .or(() -> home.flatMap(Home::known).map(ResourceKey::id))
                .orElseGet(() -> newId(part, home, telling, identifying));
        Standing standing = standing(part, telling.partner(), identifying, ownedByAnother);
        return new Assignment(part, new ResourceKey(type, id), standing, identifying);
    }

    private static String newId(Part part, Optional<Home> home, Telling telling, List<BusinessIdentifier> identifying) {
        String type = part.resource().fhirType();
        return identifying.stream()
                .min(Comparator.comparingInt(identifier -> rank(telling.partner(), identifier)))
                .map(best -> ResourceIds.of(type, best.system(), best.value()))
                .or(() -> home.map(Home::url)
                        .map(url ->
                                ResourceIds.of(type, BY_URL, telling.partner().id() + "|" + url.text())))
                .orElseGet(() -> ResourceIds.of(
                        type, WITHOUT_IDENTIFIER, telling.partner().id() + "|" + telling.id() + "|" + part.fullUrl()));
    }

    private static int rank(Partner partner, BusinessIdentifier identifier) {
        return partner.rankOf(identifier.system()).orElse(Integer.MAX_VALUE);
    }

    /** What nobody else is registered for is taken from whoever states it. */
    private static Standing standing(
            Part part, Partner partner, List<BusinessIdentifier> identifying, Predicate<String> ownedByAnother) {
        boolean mine = SHARED.contains(part.resource().fhirType())
                || identifying.isEmpty()
                || identifying.stream()
                        .map(BusinessIdentifier::system)
                        .anyMatch(system -> partner.mayAssert(system) || !ownedByAnother.test(system));
        return mine ? Standing.STATED : Standing.REPEATED;
    }
}

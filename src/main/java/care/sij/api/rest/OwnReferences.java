package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.exchange.Matching;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest.Sought;
import care.sij.fhir.ReferenceWalk;
import care.sij.partner.ServiceAddress;
import care.sij.record.ResourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * References to this server by its own address become relative, and those by a search (R4 http.html#trules, conditional
 * references) become what the search finds.
 */
@Component
class OwnReferences {

    private static final Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]+)\\?(.+)");

    private final Callers callers;
    private final Conditions conditions;
    private final Matching matching;
    private final ResourceTypes types;
    private final String ownBase;

    OwnReferences(
            Callers callers, Conditions conditions, Matching matching, ResourceTypes types, ServiceAddress address) {
        this.callers = callers;
        this.conditions = conditions;
        this.matching = matching;
        this.types = types;
        this.ownBase = address.fhir() + "/";
    }

    /** An address of this server relative to its base, any other as it is. */
    String relative(String address) {
        return address.startsWith(ownBase) ? address.substring(ownBase.length()) : address;
    }

    /** Whether one of the resources refers by a search. */
    boolean search(Collection<Resource> resources) {
        return resources.stream()
                .flatMap(resource -> ReferenceWalk.of(resource).stream())
                .map(ReferenceWalk.Located::reference)
                .filter(Reference::hasReference)
                .anyMatch(reference ->
                        CONDITIONAL.matcher(relative(reference.getReference())).matches());
    }

    /**
     * Changes the references of the resources in place; {@code location} of each tells where it stands.
     *
     * @return those by a search
     */
    List<FoundReference> resolve(Map<String, Resource> resources) {
        Caller caller = callers.current();
        Map<String, Sought> found = new LinkedHashMap<>();
        List<FoundReference> conditional = new ArrayList<>();
        resources.forEach((location, resource) -> {
            for (ReferenceWalk.Located located : ReferenceWalk.of(resource)) {
                if (located.reference().hasReference()) {
                    String path = located.path();
                    String place = location + path.substring(path.indexOf('.'));
                    resolve(caller, located.reference(), place, found).ifPresent(conditional::add);
                }
            }
        });
        return conditional;
    }

    private Optional<FoundReference> resolve(
            Caller caller, Reference reference, String location, Map<String, Sought> found) {
        String target = relative(reference.getReference());
        Matcher conditional = CONDITIONAL.matcher(target);
        if (conditional.matches()) {
            Sought sought = found.computeIfAbsent(
                    target, missing -> find(caller, conditional.group(1), conditional.group(2), location));
            reference.setReference(sought.found().reference());
            reference.setResource(null);
            return Optional.of(new FoundReference(reference, target, sought));
        }
        if (!target.equals(reference.getReference())) {
            reference.setReference(target);
        }
        return Optional.empty();
    }

    private Sought find(Caller caller, String type, String query, String location) {
        types.require(type);
        caller.demandSome(SmartInteraction.SEARCH, type);
        Write.Condition condition = conditions.condition(type, query);
        ResourceKey found = matching.match(caller, location, condition)
                .orElseThrow(() -> new RequestRefused(
                        Refusal.CONDITIONAL_REFERENCE,
                        "The search at " + location + " finds nothing that you may see. Refer to one that is there, or"
                                + " add it to the transaction and refer to its fullUrl."));
        return new Sought(location, condition, found);
    }
}

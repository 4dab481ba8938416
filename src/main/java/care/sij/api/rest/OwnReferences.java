package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.fhir.ReferenceWalk;
import care.sij.partner.ServiceAddress;
import care.sij.record.Page;
import care.sij.record.Search;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import java.util.HashMap;
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

    private final Permission permission;
    private final Conditions conditions;
    private final Search search;
    private final ResourceTypes types;
    private final String ownBase;

    OwnReferences(
            Permission permission, Conditions conditions, Search search, ResourceTypes types, ServiceAddress address) {
        this.permission = permission;
        this.conditions = conditions;
        this.search = search;
        this.types = types;
        this.ownBase = address.fhir() + "/";
    }

    /** An address of this server relative to its base, any other as it is. */
    String relative(String address) {
        return address.startsWith(ownBase) ? address.substring(ownBase.length()) : address;
    }

    /** Changes the references of the resources in place; {@code location} of each tells where it stands. */
    void resolve(Map<String, Resource> resources) {
        Map<String, String> found = new HashMap<>();
        resources.forEach((location, resource) -> {
            for (ReferenceWalk.Located located : ReferenceWalk.of(resource)) {
                if (located.reference().hasReference()) {
                    String path = located.path();
                    resolve(located.reference(), location + path.substring(path.indexOf('.')), found);
                }
            }
        });
    }

    private void resolve(Reference reference, String location, Map<String, String> found) {
        String target = relative(reference.getReference());
        Matcher conditional = CONDITIONAL.matcher(target);
        if (conditional.matches()) {
            String resolved = found.computeIfAbsent(
                    target, missing -> find(conditional.group(1), conditional.group(2), location));
            reference.setReference(resolved);
            reference.setResource(null);
        } else if (!target.equals(reference.getReference())) {
            reference.setReference(target);
        }
    }

    private String find(String type, String query, String location) {
        types.require(type);
        SearchQuery asked = conditions.condition(type, query).query();
        Page page = search.find(
                new SearchQuery(type, asked.criteria(), List.of(), 2),
                Optional.empty(),
                permission.on(SmartInteraction.SEARCH, type));
        List<StoredVersion> matches = page.versions();
        if (matches.size() != 1) {
            throw new RequestRefused(
                    Refusal.CONDITIONAL_REFERENCE,
                    "The search at " + location + " finds " + (matches.isEmpty() ? "nothing" : "several resources")
                            + " that you may see. Refer to one that is there, or add it to the transaction and refer to its"
                            + " fullUrl.");
        }
        return matches.get(0).key().reference();
    }
}

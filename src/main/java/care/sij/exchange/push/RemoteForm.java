package care.sij.exchange.push;

import ca.uhn.fhir.context.FhirContext;
import care.sij.fhir.FhirJson;
import care.sij.record.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * A part as it is written at a partner: without our id and versions, with our identifier, and with references to what
 * the partner has under its own ids. What it does not have is referred to by identifier (references.html#logical).
 */
@Component
class RemoteForm {

    private static final Pattern OURS =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(/_history/.*)?");

    private final FhirContext fhir;
    private final FhirJson json;

    RemoteForm(FhirContext fhir, FhirJson json) {
        this.fhir = fhir;
        this.json = json;
    }

    /** What a part refers to in this record, as type and id. */
    Set<String> references(Part part) {
        return fhir.newTerser().getAllPopulatedChildElementsOfType(part.resource(), Reference.class).stream()
                .flatMap(reference -> ours(reference).stream())
                .collect(Collectors.toSet());
    }

    /**
     * The part's JSON.
     *
     * @param known type and id at the partner, by type and id in this record
     * @param remoteId the id of what it replaces; empty for a new one
     */
    Bytes of(Part part, Map<String, String> known, Optional<String> remoteId) {
        Resource copy = part.resource().copy();
        copy.setId((String) null);
        copy.setMeta(null);
        if (copy instanceof DomainResource resource) {
            resource.setText(null);
        }
        PartIdentifier.addTo(copy, part.id());
        fhir.newTerser()
                .getAllPopulatedChildElementsOfType(copy, Reference.class)
                .forEach(reference -> ours(reference).ifPresent(target -> rewrite(reference, target, known)));
        remoteId.ifPresent(copy::setId);
        return json.encode(copy);
    }

    private static void rewrite(Reference reference, String target, Map<String, String> known) {
        Optional<String> remote = Optional.ofNullable(known.get(target));
        reference.setResource(null);
        reference.setReference(remote.orElse(null));
        if (remote.isEmpty() && !reference.hasIdentifier()) {
            int slash = target.indexOf('/');
            reference.setType(target.substring(0, slash));
            reference.setIdentifier(PartIdentifier.of(target.substring(slash + 1)));
        }
    }

    private static Optional<String> ours(Reference reference) {
        String text = reference.getReference();
        if (text == null || text.startsWith("#")) {
            return Optional.empty();
        }
        Matcher found = OURS.matcher(text);
        return found.matches() ? Optional.of(found.group(1) + "/" + found.group(2)) : Optional.empty();
    }
}

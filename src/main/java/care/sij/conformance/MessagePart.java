package care.sij.conformance;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * One entry of a message.
 *
 * @param index its place in the bundle
 * @param fullUrl how the other entries refer to it; empty when it has none
 * @param profile what it was recognised as
 */
record MessagePart(int index, String fullUrl, Resource resource, Optional<Profile> profile) {

    boolean is(Profile other) {
        return profile.filter(other::equals).isPresent();
    }

    /** FHIRPath of the resource, or of an element of it. */
    String location(String... elements) {
        String resourcePath = "Bundle.entry[" + index + "].resource.ofType(" + resource.fhirType() + ")";
        return elements.length == 0 ? resourcePath : resourcePath + "." + String.join(".", elements);
    }

    /** The finding about this resource alone as one about the bundle that holds it. */
    Finding located(Finding alone) {
        String path = alone.location();
        int element = path.indexOf('.');
        String location = element < 0 ? location() : location(path.substring(element + 1));
        return new Finding(alone.severity(), alone.rule(), location, alone.text());
    }

    /** The finding about this resource in its bundle as one about it alone. */
    Finding alone(Finding located) {
        String path = located.location();
        String inside = path.startsWith(location()) ? path.substring(location().length()) : "";
        return new Finding(located.severity(), located.rule(), resource.fhirType() + inside, located.text());
    }

    /** Whether a literal reference points here, with or without version. */
    boolean isTargetOf(String reference) {
        int history = reference.indexOf("/_history/");
        String bare = history < 0 ? reference : reference.substring(0, history);
        return bare.equals(fullUrl)
                || (resource.hasId()
                        && bare.equals(resource.fhirType() + "/"
                                + resource.getIdElement().getIdPart()));
    }
}

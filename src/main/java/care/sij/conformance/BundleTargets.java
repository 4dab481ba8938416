package care.sij.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;

/** What the references of a bundle lead to, as far as a finding about the one who refers depends on it. */
final class BundleTargets {

    private static final String NAMED_ALONE = "urn:uuid:";

    private final Map<String, String> byFullUrl = new HashMap<>();

    private BundleTargets() {}

    static BundleTargets in(Element bundle) {
        BundleTargets targets = new BundleTargets();
        bundle.getChildrenByName("entry").forEach(targets::add);
        return targets;
    }

    private void add(Element entry) {
        Element resource = entry.getNamedChild("resource", false);
        String fullUrl = entry.getNamedChildValue("fullUrl", false);
        if (resource != null && fullUrl != null && fullUrl.startsWith(NAMED_ALONE)) {
            byFullUrl.merge(fullUrl, description(resource), (first, second) -> "twice");
        }
    }

    private static String description(Element resource) {
        return resource.fhirType() + StatedProfiles.of(resource);
    }

    /**
     * Type and stated profiles of the one resource a reference leads to; empty where it does not lead to an entry by
     * its {@code urn:uuid:}.
     */
    Optional<String> of(String reference) {
        return Optional.ofNullable(byFullUrl.get(reference)).filter(target -> !target.equals("twice"));
    }
}

package care.sij.partner;

import java.util.List;
import java.util.Optional;

/** What an EHR takes by FHIR REST and how it behaves, as far as that is known (exchange.md 4.1 to 4.3). */
public record CapabilityProfile(
        String name,
        String title,
        List<ResourceCapability> resources,
        List<KnownQuirk> quirks,
        List<RequiredParameter> parameters,
        List<VendorError> errors) {

    public CapabilityProfile {
        resources = List.copyOf(resources);
        quirks = List.copyOf(quirks);
        parameters = List.copyOf(parameters);
        errors = List.copyOf(errors);
    }

    /** How it takes resources of this type; empty when it does not say. */
    public Optional<ResourceCapability> resource(String type) {
        return resources.stream()
                .filter(resource -> resource.type().equals(type))
                .findFirst();
    }

    public boolean may(WriteInteraction interaction, String type) {
        return resource(type)
                .filter(resource -> resource.may().contains(interaction))
                .isPresent();
    }

    public boolean has(Quirk quirk) {
        return quirks.stream().anyMatch(known -> known.quirk() == quirk);
    }
}

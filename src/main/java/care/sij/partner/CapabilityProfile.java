package care.sij.partner;

import java.util.List;
import java.util.Optional;

/**
 * What an EHR takes by FHIR REST, or as HL7 v2 messages, and how it behaves, as far as that is known (exchange.md 4.1
 * to 4.4).
 */
public record CapabilityProfile(
        String name,
        String title,
        List<ResourceCapability> resources,
        List<MessageCapability> messages,
        List<KnownQuirk> quirks,
        List<RequiredParameter> parameters,
        List<VendorError> errors) {

    public CapabilityProfile {
        resources = List.copyOf(resources);
        messages = List.copyOf(messages);
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

    /** Whether it tells of FHIR resources at all. */
    public boolean takesFhir() {
        return !resources.isEmpty();
    }

    /** Whether it takes HL7 v2 messages of this type and event, e.g. {@code ORU^R01}. */
    public boolean takesMessage(String type) {
        return messages.stream()
                .anyMatch(message -> message.type().equals(type) && message.taking() == MessageCapability.Taking.TAKEN);
    }

    /** What its own error code asks for; empty when it is not one that the profile knows. */
    public Optional<RetryClass> retryOf(String code) {
        return errors.stream()
                .filter(error -> error.code().equals(code))
                .map(VendorError::retry)
                .findFirst();
    }

    public boolean has(Quirk quirk) {
        return quirks.stream().anyMatch(known -> known.quirk() == quirk);
    }
}

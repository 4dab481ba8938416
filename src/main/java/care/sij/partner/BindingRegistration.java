package care.sij.partner;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads in which way a partner takes what is sent to it, adding what is wrong to the problems of its registration. */
final class BindingRegistration {

    private final List<String> problems;

    BindingRegistration(List<String> problems) {
        this.problems = problems;
    }

    /**
     * Empty only when something is wrong.
     *
     * @param namedSystems assigning authorities and coding systems by the names that the partner gives them
     */
    Optional<Binding> read(PartnerSettings.DeliveryEntry entry, Map<String, String> namedSystems) {
        return switch (entry.channel()) {
            case "message" -> messages(entry);
            case "fhir-rest" -> rest(entry);
            case LineRegistration.CHANNEL -> LineRegistration.read(entry, namedSystems, problems);
            default -> {
                problems.add("delivery.channel is message, fhir-rest or hl7v2");
                yield Optional.empty();
            }
        };
    }

    private Optional<Binding> messages(PartnerSettings.DeliveryEntry entry) {
        if (entry.profile().isPresent()) {
            problems.add("delivery.profile is for delivery.channel fhir-rest and hl7v2 only");
        }
        return Optional.of(new Binding.ProcessMessage());
    }

    private Optional<Binding> rest(PartnerSettings.DeliveryEntry entry) {
        Optional<CapabilityProfile> profile =
                entry.profile().flatMap(CapabilityProfiles::named).filter(CapabilityProfile::takesFhir);
        if (profile.isEmpty()) {
            problems.add("delivery.channel fhir-rest needs delivery.profile, one of "
                    + CapabilityProfiles.shipped().stream()
                            .filter(CapabilityProfile::takesFhir)
                            .map(CapabilityProfile::name)
                            .collect(Collectors.joining(", ")));
        }
        profile.ifPresent(known -> requireParameters(known, entry));
        return profile.map(known -> new Binding.FhirRest(known, entry.parameters()));
    }

    private void requireParameters(CapabilityProfile profile, PartnerSettings.DeliveryEntry entry) {
        for (RequiredParameter parameter : profile.parameters()) {
            if (!entry.parameters().containsKey(parameter.name())) {
                problems.add("delivery.parameters." + parameter.name() + " is required by delivery.profile "
                        + profile.name());
            }
        }
    }
}

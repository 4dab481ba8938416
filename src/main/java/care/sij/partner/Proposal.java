package care.sij.partner;

import java.util.List;
import java.util.Locale;

/**
 * How a partner might be registered, after what its server says of itself; a person decides.
 *
 * @param remarks what to look at before relying on it
 */
public record Proposal(CapabilityProfile profile, Authentication authentication, List<String> remarks) {

    public Proposal {
        remarks = List.copyOf(remarks);
    }

    /** Name of the profile that comes with the service and is of the software's maker, or of no maker. */
    public String shipped() {
        String software = profile.title().toLowerCase(Locale.ROOT);
        if (software.contains("epic")) {
            return "epic";
        }
        if (software.contains("cerner") || software.contains("oracle")) {
            return "oracle-health";
        }
        if (software.contains("athena")) {
            return "athena";
        }
        return software.contains("meditech") ? "meditech" : "generic-fhir";
    }

    /** How requests are to be authorized. */
    public sealed interface Authentication {

        /** SMART Backend Services with a signed assertion (SMART App Launch 2.2.0): what this service can do. */
        record BackendServices(String tokenUrl) implements Authentication {}

        /** There is a token endpoint that does not offer that. */
        record Another(String tokenUrl) implements Authentication {}

        /** It says nothing of tokens. */
        record Unsaid() implements Authentication {}
    }
}

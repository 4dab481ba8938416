package care.sij.partner;

import java.util.List;

/**
 * How a partner might be registered, after what its server says of itself; a person decides.
 *
 * @param remarks what to look at before relying on it
 */
public record Proposal(CapabilityProfile profile, Authentication authentication, List<String> remarks) {

    public Proposal {
        remarks = List.copyOf(remarks);
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

package care.sij.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Whose request it is, as its access token or its client assertion proved.
 *
 * @param client client id of a partner, or the signature of a person
 * @param token {@code jti} of the access token that came with the request, was issued by it or is what it is about;
 *     empty when none
 */
public record Agent(String client, String token) {

    private static final String ATTRIBUTE = Agent.class.getName();

    /** Who the request was found to come from; empty while nobody is known. */
    public static Optional<Agent> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Agent agent ? Optional.of(agent) : Optional.empty();
    }

    /** Notes that the request comes from this agent, for all who handle it. */
    public void noteOn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}

package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.partner.Partner;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** How a sender wants its message answered (parameters {@code async} and {@code response-url} of the operation). */
sealed interface Manner {

    /** In the response. */
    record AtOnce() implements Manner {}

    /** Later, to an address of the sender; its message's source when it names none. */
    record Later(Optional<String> respondTo) implements Manner {}

    String ASYNC = "async";
    String RESPONSE_URL = "response-url";

    /**
     * What the query asks for.
     *
     * @throws RequestRefused when it cannot be understood, or names an address not registered for the partner
     */
    static Manner of(HttpServletRequest request, Partner partner) {
        if (!Set.of(ASYNC, RESPONSE_URL).containsAll(request.getParameterMap().keySet())) {
            throw refused(
                    "$process-message takes the parameters `async` and `response-url` only. Leave the others out.");
        }
        Optional<String> respondTo = Optional.ofNullable(request.getParameter(RESPONSE_URL));
        boolean later = later(request);
        if (respondTo.isPresent() && !later) {
            throw refused("`response-url` is for asynchronous messages. Add `async=true`, or leave it out.");
        }
        respondTo.ifPresent(address -> requireRegistered(address, partner));
        return later ? new Later(respondTo) : new AtOnce();
    }

    private static boolean later(HttpServletRequest request) {
        String async = Optional.ofNullable(request.getParameter(ASYNC)).orElse("false");
        if (!Set.of("true", "false").contains(async)) {
            throw refused("`async` is `true` or `false`.");
        }
        return async.equals("true");
    }

    private static void requireRegistered(String address, Partner partner) {
        if (!partner.takesAnswersAt(address)) {
            throw new RequestRefused(
                    Rule.FOREIGN_RESPONSE_ADDRESS,
                    "",
                    "The address in `response-url` is not registered for this client. Name a registered one, or have it registered.");
        }
    }

    private static RequestRefused refused(String text) {
        return new RequestRefused(Rule.UNKNOWN_PARAMETER, "", text);
    }
}

package care.sij.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Conditions and parameters that a request states and that do not belong to it: refused, as ignored they would deceive.
 */
final class AskedConditions {

    private static final String IF_NONE_EXIST = "If-None-Exist";

    private static final List<String> CONDITIONS =
            List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH, HttpHeaders.IF_UNMODIFIED_SINCE, IF_NONE_EXIST);

    /** What every request may have in its query. */
    static final String FORMAT = "_format";

    private AskedConditions() {}

    /** Of a create only {@code If-None-Exist} is served. */
    static void requireOfCreate(HttpServletRequest request) {
        require(request, IF_NONE_EXIST);
    }

    /** Of an update, a patch and a delete only {@code If-Match} is served. */
    static void requireOfChange(HttpServletRequest request) {
        require(request, HttpHeaders.IF_MATCH);
    }

    private static void require(HttpServletRequest request, String served) {
        CONDITIONS.stream()
                .filter(condition -> !condition.equals(served) && request.getHeader(condition) != null)
                .findFirst()
                .ifPresent(condition -> {
                    throw new RequestRefused(
                            Refusal.UNSUPPORTED_PARAMETER,
                            "The header `" + condition
                                    + "` is not served with this request; nothing was changed. Leave it"
                                    + " out, or state your condition by `" + served + "`.");
                });
    }

    /**
     * @throws RequestRefused naming what the request takes in its query, when there is more and nobody asked for
     *     leniency
     */
    static void requireNames(HttpServletRequest request, Set<String> served) {
        if (Optional.ofNullable(request.getHeader("Prefer")).orElse("").contains("handling=lenient")) {
            return;
        }
        request.getParameterMap().keySet().stream()
                .filter(name -> !name.equals(FORMAT) && !served.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RequestRefused(
                            Refusal.UNKNOWN_PARAMETER,
                            served.isEmpty()
                                    ? "This request takes nothing but `_format` in its query."
                                    : "This request takes "
                                            + served.stream().sorted().toList() + " and `_format` in its query.");
                });
    }
}

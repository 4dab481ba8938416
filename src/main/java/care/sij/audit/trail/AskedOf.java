package care.sij.audit.trail;

import care.sij.access.Agent;
import care.sij.access.PlainPage;
import care.sij.access.RequestId;
import care.sij.audit.Asked;
import care.sij.audit.AuditKind;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an HTTP request asks for, as far as it is known when it is asked. */
final class AskedOf implements Supplier<Asked> {

    /** What is longer is kept as its beginning and its hash. */
    private static final int LONGEST_QUERY = 16_000;

    private final HttpServletRequest request;
    private final RequestKind kind;
    private Optional<String> query = Optional.empty();

    AskedOf(HttpServletRequest request) {
        this.request = request;
        this.kind = RequestKind.of(request.getMethod(), request.getRequestURI());
    }

    @Override
    public Asked get() {
        Optional<Agent> agent = Agent.of(request);
        return new Asked(
                kind.kind(),
                kind.detail(),
                kind.action(),
                agent.map(Agent::client).orElse(""),
                agent.map(Agent::token).orElse(""),
                request.getRemoteAddr(),
                RequestId.of(request),
                query(agent));
    }

    /** Method, path and query; of a search by POST its form, which only those who are known are asked for. */
    private String query(Optional<Agent> agent) {
        if (query.isPresent()) {
            return query.get();
        }
        String asked = request.getMethod() + " " + request.getRequestURI() + sent(agent);
        String kept = asked.length() <= LONGEST_QUERY
                ? asked
                : asked.substring(0, LONGEST_QUERY) + "… sha256 "
                        + Bytes.utf8(asked).sha256().hex();
        if (agent.isPresent()) {
            query = Optional.of(kept);
        }
        return kept;
    }

    private String sent(Optional<Agent> agent) {
        boolean form = kind.kind() == AuditKind.SEARCH && request.getMethod().equals("POST") && agent.isPresent();
        if (form) {
            return form();
        }
        if (kind.kind() == AuditKind.SIGN_IN && PlainPage.isAskedFor(request)) {
            return ""; // of an identity provider's answer it holds the code
        }
        return Optional.ofNullable(request.getQueryString())
                .map(text -> "?" + text)
                .orElse("");
    }

    private String form() {
        try {
            List<String> parameters = new ArrayList<>();
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    parameters.add(encoded(name) + "=" + encoded(value));
                }
            });
            return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        } catch (IllegalStateException undecodable) {
            return "";
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

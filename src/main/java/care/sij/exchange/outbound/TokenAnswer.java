package care.sij.exchange.outbound;

import care.sij.exchange.outbound.TokenUnobtainable.Reason;
import care.sij.partner.Partner;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a token endpoint answered (RFC 6749, 5), whatever it is. */
final class TokenAnswer {

    /** For a token whose life is not told. */
    static final Duration SHORT_LIFE = Duration.ofMinutes(1);

    /** A token is not kept longer, whatever its endpoint says. */
    static final Duration LONGEST_LIFE = Duration.ofHours(1);

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Set<Integer> COME_LATER = Set.of(408, 425, 429);
    private static final Set<String> ERRORS = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope");

    /**
     * An access token.
     *
     * @param life zero when it is for one use
     */
    record Token(String value, Duration life) {}

    private TokenAnswer() {}

    /**
     * The token in the answer.
     *
     * @throws TokenUnobtainable when there is none
     */
    static Token read(Partner partner, int status, byte[] body) {
        if (status == 200 || status == 201) {
            return token(body)
                    .orElseThrow(() -> new TokenUnobtainable(
                            partner, Reason.NOT_A_TOKEN, status + " without a JSON object that holds a bearer token"));
        }
        throw new TokenUnobtainable(partner, reason(status), status + error(body));
    }

    private static Reason reason(int status) {
        if (COME_LATER.contains(status) || status >= 500) {
            return Reason.UNREACHABLE;
        }
        return status >= 400 ? Reason.REFUSED : Reason.NOT_A_TOKEN;
    }

    private static Optional<Token> token(byte[] body) {
        return json(body)
                .filter(answer -> answer.path("token_type").asString("bearer").equalsIgnoreCase("bearer"))
                .flatMap(answer -> Optional.of(answer.path("access_token").asString(""))
                        .filter(value -> BEARER_TOKEN.matcher(value).matches())
                        .map(value -> new Token(value, life(answer.path("expires_in")))));
    }

    private static Duration life(JsonNode expiresIn) {
        long seconds = expiresIn.asLong(SHORT_LIFE.toSeconds());
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_LIFE.toSeconds())));
    }

    private static String error(byte[] body) {
        return json(body)
                .map(answer -> answer.path("error").asString(""))
                .filter(ERRORS::contains)
                .map(error -> " " + error)
                .orElse("");
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}

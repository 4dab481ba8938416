package care.sij.access.token;

import care.sij.access.SmartScopes;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The scopes that a token of the identity provider states: {@code scope}, words in one text (RFC 9068, 2.2.3) or a list
 * of them, and {@code scp}, the same for Microsoft Entra ID and Okta. Each narrows what there is, unless it is one text
 * without any resource scope. What looks like one and is none here grants nothing.
 */
final class StatedScopes {

    private static final List<String> CLAIMS = List.of("scope", "scp");

    /** With a slash, as SMART and URLs have it, or with a dot where the provider allows no slash. */
    private static final Pattern RESOURCE_SCOPE = Pattern.compile("/|(^|\\s)(patient|user|system)\\.");

    private final ScopeReader reader;

    StatedScopes(ScopeReader reader) {
        this.reader = reader;
    }

    /** Of these what the token states. */
    SmartScopes of(Jwt token, SmartScopes most) {
        SmartScopes granted = most;
        for (String claim : CLAIMS) {
            granted = Optional.ofNullable(token.getClaims().get(claim))
                    .filter(StatedScopes::narrows)
                    .map(this::read)
                    .map(granted::intersect)
                    .orElse(granted);
        }
        return granted;
    }

    private static boolean narrows(Object claim) {
        return !(claim instanceof String text) || RESOURCE_SCOPE.matcher(text).find();
    }

    private SmartScopes read(Object claim) {
        Stream<String> texts = claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.of(String.valueOf(claim));
        return new SmartScopes(texts.flatMap(text -> Arrays.stream(text.split("\\s+", -1)))
                .flatMap(word -> reader.read(word).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}

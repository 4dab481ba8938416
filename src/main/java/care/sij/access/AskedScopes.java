package care.sij.access;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the scopes that others write: in registrations and in requests for tokens. */
public interface AskedScopes {

    /** So many resource scopes in one request at most: each is compiled. */
    int MOST = 50;

    /** The scope; empty when it is malformed or not served. */
    Optional<SmartScope> read(String text);

    /**
     * The resource scopes of a request, separated by spaces. What is no resource scope, such as {@code openid}, is
     * passed over (RFC 6749, 3.3, allows granting less). Empty when one is malformed or not served, or there are too
     * many.
     */
    default Optional<SmartScopes> readAll(String text) {
        List<String> asked = Arrays.stream(text.split(" +", -1))
                .filter(word -> word.contains("/"))
                .distinct()
                .toList();
        if (asked.size() > MOST) {
            return Optional.empty();
        }
        Set<SmartScope> scopes = new LinkedHashSet<>();
        for (String one : asked) {
            Optional<SmartScope> scope = read(one);
            if (scope.isEmpty()) {
                return Optional.empty();
            }
            scope.ifPresent(scopes::add);
        }
        return Optional.of(new SmartScopes(scopes));
    }
}

package care.sij.api.rest;

import care.sij.api.rest.StatedWrites.Place;
import care.sij.exchange.Write;
import care.sij.fhir.QueryRefused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Searches that a write depends on. */
@Component
class Conditions {

    private final SearchReader reader;

    Conditions(SearchReader reader) {
        this.reader = reader;
    }

    /** The condition of {@code If-None-Exist}: a query, with or without its type before it; none when it is empty. */
    Optional<Write.Condition> unless(String type, String ifNoneExist) {
        return ifNoneExist.isEmpty()
                ? Optional.empty()
                : Optional.of(condition(type, ifNoneExist.substring(ifNoneExist.indexOf('?') + 1)));
    }

    /** The condition that a query makes at a place of the request, which a refusal names. */
    Write.Condition condition(Place place, String type, String query) {
        try {
            return condition(type, query);
        } catch (RequestRefused refused) {
            throw new RequestRefused(refused.refusal(), place.location() + ": " + refused.text());
        } catch (QueryRefused refused) {
            throw new RequestRefused(RequestRefused.of(refused).refusal(), place.location() + ": " + refused.text());
        }
    }

    /** The condition that a query of a type makes. */
    Write.Condition condition(String type, String query) {
        SearchRequest asked = reader.read(type, parameters(query), SearchReader.Handling.STRICT);
        if (asked.query().criteria().isEmpty()) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "A condition names at least one search parameter, best `identifier`.");
        }
        return new Write.Condition(type + "?" + asked.used(), asked.query());
    }

    /** The parameters of a query as it is written in a URL. */
    static Map<String, String[]> parameters(String query) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
                parameters.merge(name, new String[] {value}, Conditions::joined);
            }
        }
        return parameters;
    }

    private static String[] joined(String[] some, String[] more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "A query is not percent-encoded as it should be.");
        }
    }
}

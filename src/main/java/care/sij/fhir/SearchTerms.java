package care.sij.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The exact terms that a version is found by and that a query asks for, of tokens, references and uris. Both sides use
 * this class, so a query is always compiled by the rules its data were indexed with.
 *
 * <table>
 *   <caption>Terms of a token parameter {@code p}</caption>
 *   <tr><th>query</th><th>term</th><th>meaning</th></tr>
 *   <tr><td>{@code s|c}</td><td>{@code p=s|c}</td><td>that code of that system</td></tr>
 *   <tr><td>{@code c}</td><td>{@code p=*|c}</td><td>that code of any system or none</td></tr>
 *   <tr><td>{@code |c}</td><td>{@code p=|c}</td><td>that code without a system</td></tr>
 *   <tr><td>{@code s|}</td><td>{@code p=s|*}</td><td>any code of that system</td></tr>
 * </table>
 *
 * Codes are compared as they are written, upper and lower case apart.
 */
public final class SearchTerms {

    /** Pseudo parameter of every literal reference anywhere in a resource: {@code @=Type/id}. */
    public static final String ANY_REFERENCE = "@";

    private SearchTerms() {}

    /** The terms a code of a system is indexed with; {@code system} may be empty. */
    public static List<String> indexed(String parameter, String system, String code) {
        List<String> terms = new ArrayList<>(3);
        if (!code.isEmpty()) {
            terms.add(parameter + "=" + literally(system) + "|" + code);
            terms.add(parameter + "=*|" + code);
        }
        if (!system.isEmpty()) {
            terms.add(parameter + "=" + literally(system) + "|*");
        }
        return terms;
    }

    /** The term of one token value of a query, with FHIR's escapes ({@code \|}, {@code \,}, {@code \$}) in it. */
    public static String token(String parameter, String value) {
        int bar = unescapedBar(value);
        if (bar < 0) {
            return parameter + "=*|" + unescaped(value);
        }
        String system = literally(unescaped(value.substring(0, bar)));
        String code = unescaped(value.substring(bar + 1));
        return parameter + "=" + system + "|" + (code.isEmpty() ? "*" : code);
    }

    /**
     * In terms {@code *} stands for any system, which nobody may ask for by writing it: one called so is told apart.
     */
    private static String literally(String system) {
        return system.equals("*") ? "\\*" : system;
    }

    /** The system of a token value of a query; empty when it names none. */
    public static Optional<String> systemOf(String value) {
        int bar = unescapedBar(value);
        return bar < 0 ? Optional.empty() : Optional.of(unescaped(value.substring(0, bar)));
    }

    /** The token value {@code system|code} of a query, the code escaped already. */
    public static String inSystem(String system, String code) {
        return system.replaceAll("[\\\\,|$]", "\\\\$0") + "|" + code;
    }

    /** The term of {@code parameter:of-type=system|code|value}, an identifier by its type. */
    public static String ofType(String parameter, String value) {
        return parameter + ":of-type=" + unescaped(value);
    }

    /**
     * The terms of which any one makes a reference value match: {@code Type/id} or an address gives one, a bare id one
     * per type that the parameter may point to. A version in the value is left out.
     */
    static List<String> reference(String parameter, Set<String> targets, String value) {
        String target = ReferenceTarget.versionless(unescaped(value));
        if (target.indexOf('/') >= 0 || target.indexOf(':') >= 0) {
            return List.of(parameter + "=" + target);
        }
        return targets.stream()
                .sorted()
                .map(type -> parameter + "=" + type + "/" + target)
                .toList();
    }

    /** The term of a uri or canonical, compared whole. */
    public static String uri(String parameter, String value) {
        return parameter + "=" + unescaped(value);
    }

    /** The terms of a uri and of all that it lies below, segment by segment (R4 search.html#uri). */
    static List<String> uriAbove(String parameter, String value) {
        String uri = unescaped(value);
        List<String> terms = new ArrayList<>();
        terms.add(parameter + "=" + uri);
        int authority = uri.indexOf("://");
        int first = authority < 0 ? 0 : authority + "://".length();
        for (int slash = uri.indexOf('/', first); slash >= 0; slash = uri.indexOf('/', slash + 1)) {
            terms.add(parameter + "=" + uri.substring(0, slash));
            terms.add(parameter + "=" + uri.substring(0, slash + 1));
        }
        return terms.stream().distinct().toList();
    }

    /** The parts between separators that are not escaped, with FHIR's escapes still in them. */
    static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == separator) {
                parts.add(current.toString());
                current.setLength(0);
            } else {
                current.append(c);
                if (c == '\\' && i + 1 < value.length()) {
                    current.append(value.charAt(++i));
                }
            }
        }
        parts.add(current.toString());
        return List.copyOf(parts);
    }

    private static int unescapedBar(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            } else if (value.charAt(i) == '|') {
                return i;
            }
        }
        return -1;
    }

    /** A value without FHIR's escapes (R4 search.html section 3.1.1.4.0.1). */
    static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            boolean escape = value.charAt(i) == '\\' && i + 1 < value.length();
            plain.append(value.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }
}

package care.sij.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One SMART resource scope, {@code (patient|user|system)/(Type|*).cruds[?parameters]} (SMART 2.2.0, "Scopes for
 * requesting FHIR Resources").
 *
 * @param type a resource type, or {@code *} for all
 * @param interactions at least one
 * @param filters search criteria {@code name=value} that all must hold, sorted; empty for no restriction
 */
public record SmartScope(Context context, String type, Set<SmartInteraction> interactions, List<String> filters) {

    /** The type that stands for all types. */
    public static final String ANY_TYPE = "*";

    /** The registrations of partners, which are no FHIR resources: only a scope that names them covers them. */
    public static final String REGISTRATIONS = "sij-partner";

    /** The accounts of people, likewise. */
    public static final String ACCOUNTS = "sij-person";

    /** Legal holds, likewise. */
    public static final String LEGAL_HOLDS = "sij-legal-hold";

    /** What only a scope covers that names it. */
    static final Set<String> NO_RESOURCES = Set.of(REGISTRATIONS, ACCOUNTS, LEGAL_HOLDS);

    private static final String WHAT =
            "(patient|user|system)/(\\*|[A-Z][A-Za-z]{1,63}|sij-partner|sij-person|sij-legal-hold)\\.";
    private static final Pattern SHAPE = Pattern.compile(WHAT + "([cruds]{1,5})(?:\\?(\\S+))?");
    private static final Pattern VERSION_1 = Pattern.compile(WHAT + "(read|write|\\*)");

    /** Of the characters that a scope may have (RFC 6749, 3.3) all but those that part filters. */
    private static final Pattern FILTER =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*=[\\x21\\x23-\\x25\\x27-\\x3C\\x3E-\\x5B\\x5D-\\x7E]+");

    /** On whose behalf the scope acts. */
    public enum Context {
        PATIENT,
        USER,
        SYSTEM
    }

    public SmartScope {
        if (interactions.isEmpty()) {
            throw new IllegalArgumentException("a scope needs at least one interaction");
        }
        interactions = Set.copyOf(interactions);
        filters = List.copyOf(new TreeSet<>(filters));
    }

    /** Reads one scope; empty when the text is anything else, letters out of order included. */
    public static Optional<SmartScope> parse(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        Set<SmartInteraction> interactions = inOrder(shape.group(3));
        List<String> filters =
                shape.group(4) == null ? List.of() : List.of(shape.group(4).split("&", -1));
        boolean filtersRead =
                filters.stream().allMatch(filter -> FILTER.matcher(filter).matches());
        return interactions.isEmpty() || !filtersRead
                ? Optional.empty()
                : Optional.of(new SmartScope(context(shape), shape.group(2), interactions, filters));
    }

    /**
     * Reads a scope of SMART version 1: {@code .read}, {@code .write} and {@code .*} are {@code .rs}, {@code .cud} and
     * {@code .cruds} (SMART 2.2.0, "Scopes for SMART 1.0 compatibility"). Empty when the text is anything else.
     */
    public static Optional<SmartScope> version1(String text) {
        Matcher shape = VERSION_1.matcher(text);
        return shape.matches()
                ? Optional.of(new SmartScope(context(shape), shape.group(2), meant(shape.group(3)), List.of()))
                : Optional.empty();
    }

    private static Context context(Matcher shape) {
        return Context.valueOf(shape.group(1).toUpperCase(Locale.ROOT));
    }

    private static Set<SmartInteraction> meant(String word) {
        return switch (word) {
            case "read" -> EnumSet.of(SmartInteraction.READ, SmartInteraction.SEARCH);
            case "write" -> EnumSet.of(SmartInteraction.CREATE, SmartInteraction.UPDATE, SmartInteraction.DELETE);
            default -> EnumSet.allOf(SmartInteraction.class);
        };
    }

    private static Set<SmartInteraction> inOrder(String letters) {
        EnumSet<SmartInteraction> named = EnumSet.noneOf(SmartInteraction.class);
        for (SmartInteraction interaction : SmartInteraction.values()) {
            if (letters.indexOf(interaction.letter()) >= 0) {
                named.add(interaction);
            }
        }
        return letters(named).equals(letters) ? named : Set.of();
    }

    private static String letters(Set<SmartInteraction> interactions) {
        return Arrays.stream(SmartInteraction.values())
                .filter(interactions::contains)
                .map(interaction -> String.valueOf(interaction.letter()))
                .collect(Collectors.joining());
    }

    /** Whether this scope speaks of the interaction on the type, its filters aside. */
    public boolean covers(SmartInteraction interaction, String resourceType) {
        return interactions.contains(interaction) && (type.equals(resourceType) || isAnyFor(resourceType));
    }

    private boolean isAnyFor(String otherType) {
        return type.equals(ANY_TYPE) && !NO_RESOURCES.contains(otherType);
    }

    /** What both scopes allow; empty when that is nothing. */
    public Optional<SmartScope> intersect(SmartScope other) {
        boolean sameTypes = type.equals(other.type) || isAnyFor(other.type) || other.isAnyFor(type);
        EnumSet<SmartInteraction> both = EnumSet.copyOf(interactions);
        both.retainAll(other.interactions);
        if (context != other.context || !sameTypes || both.isEmpty()) {
            return Optional.empty();
        }
        TreeSet<String> allFilters = new TreeSet<>(filters);
        allFilters.addAll(other.filters);
        return Optional.of(
                new SmartScope(context, type.equals(ANY_TYPE) ? other.type : type, both, List.copyOf(allFilters)));
    }

    /** The scope as it is written in a token. */
    @Override
    public String toString() {
        String query = filters.isEmpty() ? "" : "?" + String.join("&", filters);
        return context.name().toLowerCase(Locale.ROOT) + "/" + type + "." + letters(interactions) + query;
    }
}

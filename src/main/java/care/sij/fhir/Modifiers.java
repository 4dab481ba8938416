package care.sij.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Modifiers of search parameters, as far as a refusal tells of them (R4 search.html#modifiers). */
final class Modifiers {

    /** R4 has them; this service does not serve them for any parameter. */
    private static final Set<String> OF_TERMINOLOGY = Set.of("in", "not-in", "above", "below");

    private Modifiers() {}

    static List<String> ofReference(SearchParameter definition) {
        List<String> served = new ArrayList<>(definition.targets());
        served.add("identifier");
        return served;
    }

    /** A refusal of the parameter's modifier that tells the nearest one it has. */
    static QueryRefused refused(AskedParameter asked, List<String> served) {
        List<String> all = new ArrayList<>(served);
        all.add("missing");
        String modifier = asked.modifier().orElse("");
        if (OF_TERMINOLOGY.contains(modifier)) {
            return asked.unsupportedModifier();
        }
        String nearest = NearestName.to(modifier, all)
                .map(name -> " The nearest it has is `" + asked.name() + ":" + name + "`.")
                .orElse("");
        return new QueryRefused(
                QueryRefused.Kind.UNSUPPORTED,
                "`" + AskedParameter.shortened(asked.spelled()) + "` has a modifier that is not served." + nearest
                        + " Leave it out, or send `Prefer: handling=lenient`.");
    }
}

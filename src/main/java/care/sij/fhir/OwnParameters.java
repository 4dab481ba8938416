package care.sij.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The search parameters beside those of R4, as {@code fhir-profiles/} publishes them. */
final class OwnParameters {

    private static final String SIDE = "sij-side";
    private static final String LATERALITY = "sij-laterality";

    /** When what a Task asks for is due: R4 has no parameter for it. */
    private static final SearchParameter DUE =
            new SearchParameter("sij-due", SearchParameter.Kind.DATE, "Task.restriction.period", Set.of(), List.of());

    /** The types that bear a side. */
    private static final Set<String> SIDED = Set.of(
            "AdverseEvent",
            "Appointment",
            "CarePlan",
            "Communication",
            "Condition",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "Flag",
            "Goal",
            "GuidanceResponse",
            "Observation",
            "Procedure",
            "ServiceRequest",
            "Task");

    /** Of these also where they name a site of the body. */
    private static final Set<String> WITH_SITE = Set.of("Condition", "Observation", "Procedure", "ServiceRequest");

    /** Extensions that have a parameter of their name. */
    private static final Map<String, List<String>> NAMED = Map.of(
            "CarePlan", List.of("sij-stage", "sij-exit-reason"),
            "Procedure", List.of("sij-injection-purpose", "sij-guidance", "sij-approach"));

    private OwnParameters() {}

    static List<SearchParameter> of(String type) {
        List<SearchParameter> parameters = new ArrayList<>();
        if (SIDED.contains(type)) {
            String places = (WITH_SITE.contains(type) ? Stream.of(type, type + ".bodySite") : Stream.of(type))
                    .map(place -> extension(place, LATERALITY))
                    .collect(Collectors.joining(" | "));
            parameters.add(token(SIDE, places));
        }
        NAMED.getOrDefault(type, List.of()).forEach(name -> parameters.add(token(name, extension(type, name))));
        if (type.equals("Task")) {
            parameters.add(DUE);
        }
        return parameters;
    }

    private static SearchParameter token(String name, String expression) {
        return new SearchParameter(name, SearchParameter.Kind.TOKEN, expression, Set.of(), List.of());
    }

    private static String extension(String place, String id) {
        return place + ".extension.where(url='" + SijUris.structure(id) + "').value";
    }

    /** Where the parameter is defined, if this service defines it. */
    static Optional<String> canonical(String name) {
        return name.equals(SIDE)
                        || name.equals(DUE.name())
                        || NAMED.values().stream().anyMatch(names -> names.contains(name))
                ? Optional.of(SijUris.searchParameter(name))
                : Optional.empty();
    }
}

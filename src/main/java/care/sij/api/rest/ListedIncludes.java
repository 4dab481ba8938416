package care.sij.api.rest;

import care.sij.fhir.SearchParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The includes that the capability statement names for a type. */
@Component
class ListedIncludes {

    private static final String TESTIFIED = "Provenance:target";

    private final IncludeReader reader;
    private final Map<String, List<String>> to = new TreeMap<>();

    ListedIncludes(ResourceTypes types, SearchParameters parameters, IncludeReader reader) {
        this.reader = reader;
        types.all().forEach(type -> to.put(type, new ArrayList<>(List.of(TESTIFIED))));
        types.all().stream()
                .filter(type -> !type.equals(AuditParameters.TYPE))
                .forEach(type -> parameters.followed(type).stream()
                        .filter(parameter -> parameter.targets().size() < to.size() / 2)
                        .forEach(parameter -> parameter.targets().stream()
                                .filter(to::containsKey)
                                .forEach(target -> to.computeIfAbsent(target, any -> new ArrayList<>())
                                        .add(type + ":" + parameter.name()))));
    }

    /** Of {@code _include}. */
    List<String> of(String type) {
        List<String> listed = new ArrayList<>(List.of(Include.ANY));
        listed.addAll(reader.served(type));
        return listed;
    }

    /** Of {@code _revinclude}; of the parameters that may refer to anything, Provenance's alone. */
    List<String> to(String type) {
        return List.copyOf(to.getOrDefault(type, List.of()));
    }
}

package care.sij.api.rest;

import care.sij.fhir.ElementSubset;
import care.sij.fhir.ElementSubset.Summary;
import care.sij.fhir.ElementSubset.Wanted;
import care.sij.fhir.NearestName;
import care.sij.record.StoredVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads {@code _summary} and {@code _elements} and takes the parts. */
@Component
class Subsets {

    static final String SUMMARY = "_summary";
    static final String ELEMENTS = "_elements";

    private final ElementSubset subset;
    private final ResourceTypes types;

    Subsets(ElementSubset subset, ResourceTypes types) {
        this.subset = subset;
        this.types = types;
    }

    /** What a read, a vread or a history asks for. */
    AskedSubset asked(HttpServletRequest request, List<String> ofTypes) {
        return read(
                Optional.ofNullable(request.getParameterValues(SUMMARY))
                        .map(List::of)
                        .orElse(List.of()),
                Optional.ofNullable(request.getParameterValues(ELEMENTS))
                        .map(List::of)
                        .orElse(List.of()),
                ofTypes);
    }

    /**
     * What the values ask for.
     *
     * @param ofTypes one of these must have each element that names no type
     */
    AskedSubset read(List<String> summary, List<String> elements, List<String> ofTypes) {
        if (summary.size() > 1) {
            throw invalid("`_summary` stands there once at most.");
        }
        Optional<Summary> part =
                summary.stream().flatMap(value -> summary(value).stream()).findFirst();
        if (elements.isEmpty()) {
            return new AskedSubset(part, Set.of(), Map.of());
        }
        if (part.isPresent()) {
            throw invalid("`_summary` and `_elements` ask for different parts; send one of them.");
        }
        Set<String> ofAny = new HashSet<>();
        Map<String, Set<String>> byType = new HashMap<>();
        elements.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .forEach(element -> {
                    int dot = element.indexOf('.');
                    if (dot < 0) {
                        ofAny.add(known(ofTypes, element));
                    } else {
                        String type = types.require(element.substring(0, dot));
                        byType.computeIfAbsent(type, any -> new HashSet<>())
                                .add(known(List.of(type), element.substring(dot + 1)));
                    }
                });
        return new AskedSubset(Optional.empty(), ofAny, byType);
    }

    private static Optional<Summary> summary(String value) {
        return switch (value) {
            case "false", "count" -> Optional.empty();
            case "true", "text", "data" -> Optional.of(Summary.valueOf(value.toUpperCase(Locale.ROOT)));
            default -> throw invalid("`_summary` is `true`, `text`, `data`, `count` or `false`.");
        };
    }

    private String known(List<String> ofTypes, String element) {
        if (ofTypes.stream().anyMatch(type -> subset.has(type, element))) {
            return element;
        }
        List<String> names =
                ofTypes.stream().flatMap(type -> subset.names(type).stream()).toList();
        String shortened = element.substring(0, Math.min(element.length(), 64));
        throw new RequestRefused(
                Refusal.UNSUPPORTED_PARAMETER,
                "`_elements` takes base elements, with or without their type; `" + shortened + "` is none."
                        + NearestName.to(element, names)
                                .map(name -> " The nearest is `" + name + "`.")
                                .orElse(""));
    }

    private static RequestRefused invalid(String text) {
        return new RequestRefused(Refusal.INVALID_VALUE, text);
    }

    /** The version with a part of its content; the stored bytes themselves when all of it is wanted. */
    StoredVersion part(StoredVersion version, Optional<Wanted> wanted) {
        if (wanted.isEmpty() || version.isEmpty()) {
            return version;
        }
        return version.head().whole(version.commit(), version.instant(), subset.of(version.body(), wanted.get()));
    }
}

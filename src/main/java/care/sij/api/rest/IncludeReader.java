package care.sij.api.rest;

import care.sij.api.rest.Include.Direction;
import care.sij.api.rest.Include.Repeat;
import care.sij.fhir.NearestName;
import care.sij.fhir.SearchParameter;
import care.sij.fhir.SearchParameters;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads {@code _include} and {@code _revinclude}: {@code *}, {@code Type:*}, {@code Type:parameter[:Target]}. */
@Component
class IncludeReader {

    private final SearchParameters definitions;
    private final ResourceTypes types;

    IncludeReader(SearchParameters definitions, ResourceTypes types) {
        this.definitions = definitions;
        this.types = types;
    }

    /** Whether the parameter asks for an include, with whatever modifier. */
    static boolean isInclude(String name) {
        int colon = name.indexOf(':');
        String plain = colon < 0 ? name : name.substring(0, colon);
        return plain.equals("_include") || plain.equals("_revinclude");
    }

    /** @throws RequestRefused when it is none that is served, naming the nearest that is */
    Include read(String name, String value) {
        Direction direction = name.startsWith("_revinclude") ? Direction.REVERSE : Direction.FORWARD;
        Repeat repeat = repeat(name);
        if (value.equals(Include.ANY)) {
            if (direction == Direction.REVERSE) {
                throw unsupported("`_revinclude=*` is not served; name the types, as in `_revinclude=Observation:*`.");
            }
            return new Include(direction, repeat, Include.ANY, Include.ANY, Optional.empty());
        }
        String[] parts = value.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw unsupported("`" + name + "` takes `Type:parameter`, `Type:parameter:Target`, `Type:*` or `*`.");
        }
        String type = type(parts[0]);
        Optional<String> target =
                parts.length == 3 && !parts[2].isEmpty() ? Optional.of(types.require(parts[2])) : Optional.empty();
        if (!parts[1].equals(Include.ANY)) {
            requireReference(type, parts[1], target);
        }
        return new Include(direction, repeat, type, parts[1], target);
    }

    private static Repeat repeat(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return Repeat.ONCE;
        }
        if (name.substring(colon).equals(":iterate")) {
            return Repeat.ITERATE;
        }
        throw unsupported("Of the modifiers of `" + name.substring(0, colon) + "` only `:iterate` is served.");
    }

    private String type(String type) {
        if (type.equals(AuditParameters.TYPE)) {
            throw unsupported("AuditEvents are searched by requests of their own.");
        }
        if (!types.all().contains(type)) {
            throw unknown(type, types.all().stream().toList());
        }
        return type;
    }

    private void requireReference(String type, String parameter, Optional<String> target) {
        SearchParameter definition = definitions.followed(type).stream()
                .filter(found -> found.name().equals(parameter))
                .findFirst()
                .orElseThrow(() -> unknown(type + ":" + parameter, served(type)));
        target.filter(asked -> !definition.targets().contains(asked)).ifPresent(asked -> {
            throw unknown(
                    type + ":" + parameter + ":" + asked,
                    definition.targets().stream()
                            .map(possible -> type + ":" + parameter + ":" + possible)
                            .toList());
        });
    }

    /** What can be included of the type, in the order of the alphabet. */
    List<String> served(String type) {
        return definitions.followed(type).stream()
                .map(parameter -> type + ":" + parameter.name())
                .toList();
    }

    /** The one type that the parameter of an include leads to, when it cannot lead elsewhere. */
    Optional<String> onlyTarget(Include include) {
        if (include.type().equals(Include.ANY)) {
            return Optional.empty();
        }
        return include.target()
                .or(() -> definitions
                        .find(include.type(), include.parameter())
                        .filter(parameter -> parameter.targets().size() == 1)
                        .map(parameter -> parameter.targets().iterator().next()));
    }

    private static RequestRefused unsupported(String text) {
        return new RequestRefused(Refusal.UNSUPPORTED_PARAMETER, text);
    }

    private static RequestRefused unknown(String asked, List<String> known) {
        String nearest = NearestName.to(asked, known)
                .map(name -> " The nearest is `" + name + "`.")
                .orElse("");
        return unsupported("`" + asked.substring(0, Math.min(asked.length(), 64))
                + "` cannot be included: what is included is referred to by its type and id, not by a canonical address."
                + nearest);
    }
}

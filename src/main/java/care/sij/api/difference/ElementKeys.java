package care.sij.api.difference;

import care.sij.fhir.SijUris;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * By what an element of a list stays the same one, wherever it stands: as a condition of FHIRPath, so that a patch
 * finds it by that and not by its place.
 */
final class ElementKeys {

    private static final String ACTIVITY_KEY = SijUris.structure("sij-activity-key");

    private ElementKeys() {}

    /** The elements by their conditions, in their order; empty when one has none, or two have the same. */
    static Optional<Map<String, Base>> of(List<Base> elements) {
        Map<String, Base> byKey = new LinkedHashMap<>();
        for (Base element : elements) {
            Optional<String> key = condition(element);
            if (key.isEmpty() || byKey.putIfAbsent(key.get(), element) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(byKey);
    }

    private static Optional<String> condition(Base element) {
        if (element instanceof Extension extension) {
            return Optional.ofNullable(extension.getUrl()).map(url -> "url=" + quoted(url));
        }
        if (element instanceof Identifier identifier) {
            return pair("system", identifier.getSystem(), "value", identifier.getValue());
        }
        if (element instanceof ContactPoint contact) {
            return pair("system", contact.hasSystem() ? contact.getSystem().toCode() : "", "value", contact.getValue());
        }
        if (element instanceof Coding coding) {
            return pair("system", coding.getSystem(), "code", coding.getCode());
        }
        if (element instanceof Reference reference) {
            return Optional.ofNullable(reference.getReference()).map(text -> "reference=" + quoted(text));
        }
        return element instanceof PrimitiveType<?> || element instanceof Resource
                ? Optional.empty()
                : activityKey(element).or(() -> id(element));
    }

    private static Optional<String> activityKey(Base element) {
        return Optional.ofNullable(element.getNamedProperty("extension")).stream()
                .flatMap(property -> property.getValues().stream())
                .filter(Extension.class::isInstance)
                .map(Extension.class::cast)
                .filter(extension -> ACTIVITY_KEY.equals(extension.getUrl()) && extension.hasValue())
                .map(extension -> "extension.where(url=" + quoted(ACTIVITY_KEY) + ").value="
                        + quoted(String.valueOf(extension.getValue().primitiveValue())))
                .findFirst();
    }

    private static Optional<String> id(Base element) {
        return element instanceof Element any && any.hasId()
                ? Optional.of("id=" + quoted(any.getId()))
                : Optional.empty();
    }

    private static Optional<String> pair(String first, @Nullable String one, String second, @Nullable String other) {
        if (other == null || other.isEmpty()) {
            return Optional.empty();
        }
        String beside = " and " + second + "=" + quoted(other);
        return Optional.of(
                one == null || one.isEmpty() ? first + ".empty()" + beside : first + "=" + quoted(one) + beside);
    }

    /** A string of FHIRPath. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> quoted.append("\\\\");
                case '\'' -> quoted.append("\\'");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.appendCodePoint(point);
            }
        });
        return quoted.append('\'').toString();
    }
}

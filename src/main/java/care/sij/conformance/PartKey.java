package care.sij.conformance;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.validation.instance.utils.ElementInfo;

/**
 * What the findings about a resource or a part of one depend on, as text: the definition it is held to, its place and
 * its content; of what it refers to, the type and the stated profiles. Where findings look further there is no key.
 */
final class PartKey {

    /** Their invariants may speak of the resource around them. */
    private static final Set<String> WITH_CONTEXT = Set.of("BackboneElement", "Element", "Narrative", "xhtml");

    /** Seldom seen twice, and quickly checked. */
    private static final Set<String> SELDOM_REPEATED = Set.of("id", "instant", "dateTime", "decimal", "base64Binary");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final int LONGEST = 10_000;

    private final StringBuilder text = new StringBuilder(200);
    private final Function<String, Optional<String>> targets;

    private PartKey(Function<String, Optional<String>> targets) {
        this.targets = targets;
    }

    /** Of an element below a resource; none with references in it, or with an id. */
    static Optional<String> ofPart(StructureDefinition profile, ElementInfo part, boolean inCodeableConcept) {
        ElementDefinition definition = part.getDefinition();
        if (definition == null || definition.getType().stream().anyMatch(type -> standsForItself(type.getCode()))) {
            return Optional.empty();
        }
        PartKey key = new PartKey(reference -> Optional.empty());
        key.text.append(profile.getUrl()).append('|').append(definition.getId()).append('|');
        if (part.getSlice() != null) {
            key.text.append(part.getSlice().getId());
        }
        key.text.append('|').append(inCodeableConcept).append('|');
        key.place(part.getPath());
        return key.of(part.getElement());
    }

    /**
     * Of a resource, whatever its id.
     *
     * @param targets what a reference leads to, as text; empty where that cannot be told
     */
    static Optional<String> ofResource(
            StructureDefinition profile, Element resource, Function<String, Optional<String>> targets) {
        PartKey key = new PartKey(targets);
        key.text.append(profile.getUrl()).append('|');
        for (Element child : resource.getChildren()) {
            boolean id = child.getName().equals("id") && !child.hasChildren();
            if (!(id && ID.matcher(child.getValue()).matches()) && !key.content(child)) {
                return Optional.empty();
            }
        }
        return Optional.of(key.text.toString());
    }

    private static boolean standsForItself(String type) {
        return WITH_CONTEXT.contains(type) || SELDOM_REPEATED.contains(type);
    }

    /**
     * The resource's type and the path below it, without positions: HAPI writes
     * {@code .resource/*Type/id*}{@code /.code.coding[0]}.
     */
    private void place(String path) {
        int comment = path.lastIndexOf("/*");
        if (comment >= 0) {
            text.append(path, comment + 2, Math.max(path.indexOf('/', comment + 2), comment + 2));
        }
        boolean inside = false;
        for (int i = Math.max(path.lastIndexOf("*/"), 0); i < path.length(); i++) {
            char character = path.charAt(i);
            inside = character == '[' || (inside && character != ']');
            if (!inside) {
                text.append(character);
            }
        }
    }

    private Optional<String> of(Element element) {
        return content(element) ? Optional.of(text.toString()) : Optional.empty();
    }

    /** False where the findings depend on more than the content, or there is too much of it to keep. */
    private boolean content(Element element) {
        if (element.isResource() || element.getName().equals("id") || text.length() > LONGEST) {
            return false;
        }
        text.append(element.getName()).append('{');
        return value(element) && element.getChildren().stream().allMatch(this::content) && closed();
    }

    private boolean value(Element element) {
        String value = element.hasXhtml() ? element.primitiveValue() : element.getValue();
        if (value == null) {
            return true;
        }
        Optional<String> counts = element.getName().equals("reference") ? targets.apply(value) : Optional.of(value);
        counts.ifPresent(known -> text.append(known.length()).append(':').append(known));
        return counts.isPresent() && !value.startsWith("#");
    }

    private boolean closed() {
        text.append('}');
        return true;
    }
}

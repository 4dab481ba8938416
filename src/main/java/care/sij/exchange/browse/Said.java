package care.sij.exchange.browse;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whom and what the JSON of a resource names.
 *
 * @param references what it refers to, by references and by addresses: {@code Type/id} of what lies here, everything
 *     else as it stands
 * @param numbers all identifiers but those of Patients, {@code system|value}
 * @param patientNumbers identifiers of Patients, the same way
 * @param contained type and id of contained resources
 */
record Said(Set<String> references, Set<String> numbers, Set<String> patientNumbers, Set<String> contained) {

    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]{1,63}/[A-Za-z0-9.-]{1,64}");
    private static final Pattern VERSIONED = Pattern.compile("(.*)/_history/[^/]*");

    /** As R4 names what is an Identifier, or a number of one: {@code valueIdentifier}, {@code groupIdentifier} too. */
    private static final Pattern NUMBER = Pattern.compile("(?i:.*dentifier)|requisition|subscriberId");

    private static final Pattern ADDRESS = Pattern.compile("reference|.*[uU]r[li]|.*Canonical");
    private static final Set<String> EXTENSIONS = Set.of("extension", "modifierExtension");

    /** @param base address of this service's FHIR face */
    static Said of(JsonNode resource, String base) {
        Said said = new Said(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        said.read("", resource, base);
        return said;
    }

    /** @param element name of what the node is the value of, or one of the values */
    private void read(String element, JsonNode node, String base) {
        if (node.isObject()) {
            readObject(element, node, base);
        } else {
            node.forEach(child -> read(element, child, base));
        }
    }

    private void readObject(String element, JsonNode object, String base) {
        boolean isPatient = object.path("resourceType").asString("").equals("Patient");
        object.properties().forEach(property -> {
            String name = property.getKey();
            Set<String> numbered = isPatient && name.equals("identifier") ? patientNumbers : numbers;
            if (NUMBER.matcher(name).matches()) {
                each(property.getValue(), one -> number(one).ifPresent(numbered::add));
            } else if (ADDRESS.matcher(name).matches()) {
                boolean definition = name.equals("url") && EXTENSIONS.contains(element);
                each(
                        property.getValue(),
                        one -> address(one, base)
                                .filter(address ->
                                        !definition || RELATIVE.matcher(address).matches())
                                .ifPresent(references::add));
            }
            read(name, property.getValue(), base);
        });
        object.path("contained")
                .forEach(one -> contained.add(one.path("resourceType").asString("") + " "
                        + one.path("id").asString("")));
    }

    private static void each(JsonNode value, Consumer<JsonNode> one) {
        if (value.isArray()) {
            value.forEach(one);
        } else {
            one.accept(value);
        }
    }

    private static Optional<String> number(JsonNode identifier) {
        String value = identifier.isString()
                ? identifier.asString()
                : identifier.path("value").asString("");
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(identifier.path("system").asString("") + "|" + value);
    }

    private static Optional<String> address(JsonNode value, String base) {
        return value.isString() ? Optional.of(local(value.asString(), base)) : Optional.empty();
    }

    /** Without version and, of what lies here, without the address. */
    static String local(String reference, String base) {
        String text = reference.startsWith(base + "/") ? reference.substring(base.length() + 1) : reference;
        Matcher versioned = VERSIONED.matcher(text);
        return versioned.matches() ? versioned.group(1) : text;
    }
}

package care.sij.exchange.browse;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Whom and what the JSON of a resource names.
 *
 * @param references what it refers to: {@code Type/id} of what lies here, everything else as it stands
 * @param byNumber whom references name by an identifier, {@code system|value}
 * @param patientNumbers identifiers of Patients, the same way
 * @param contained type and id of contained resources
 */
record Said(Set<String> references, Set<String> byNumber, Set<String> patientNumbers, Set<String> contained) {

    private static final Pattern RELATIVE = Pattern.compile("[A-Z][A-Za-z]{1,63}/[A-Za-z0-9.-]{1,64}");

    /** @param base address of this service's FHIR face */
    static Said of(JsonNode resource, String base) {
        Said said = new Said(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        said.read(resource, base);
        return said;
    }

    private void read(JsonNode node, String base) {
        if (node.isObject()) {
            readObject(node, base);
        }
        node.forEach(child -> read(child, base));
    }

    private void readObject(JsonNode object, String base) {
        JsonNode reference = object.path("reference");
        if (reference.isString()) {
            references.add(local(reference.asString(), base));
        }
        String url = local(object.path("url").asString(""), base);
        if (RELATIVE.matcher(url).matches()) {
            references.add(url);
        }
        JsonNode identifier = object.path("identifier");
        boolean isResource = object.has("resourceType");
        if (identifier.isObject() && !isResource) {
            byNumber.add(number(identifier));
        }
        if (object.path("resourceType").asString("").equals("Patient")) {
            identifier.forEach(one -> patientNumbers.add(number(one)));
        }
        object.path("contained")
                .forEach(one -> contained.add(one.path("resourceType").asString("") + " "
                        + one.path("id").asString("")));
    }

    private static String number(JsonNode identifier) {
        return identifier.path("system").asString("") + "|"
                + identifier.path("value").asString("");
    }

    /** Without version and, of what lies here, without the address. */
    static String local(String reference, String base) {
        String text = reference.startsWith(base + "/") ? reference.substring(base.length() + 1) : reference;
        Matcher versioned = Pattern.compile("(.*)/_history/[^/]*").matcher(text);
        return versioned.matches() ? versioned.group(1) : text;
    }
}

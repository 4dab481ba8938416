package care.sij.exchange.browse;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The values that tell nothing of a person: types and states that FHIR itself defines, and codes of systems that are
 * public. All others are hidden, numbers, dates, references and a sender's own codes and addresses included: what is
 * unknown may be anybody's name.
 */
final class OpenValues {

    private static final Set<String> DEFINED_BY_FHIR = Set.of("resourceType", "status", "intent", "priority", "use");
    private static final Pattern FHIR_CODE = Pattern.compile("[A-Za-z][A-Za-z-]{1,39}");

    private static final List<String> PUBLIC_SYSTEMS = List.of(
            "http://loinc.org",
            "http://snomed.info/sct",
            "http://unitsofmeasure.org",
            "http://terminology.hl7.org/CodeSystem/",
            "http://hl7.org/fhir/",
            "http://sij-pathways.example.org/fhir/CodeSystem/",
            "urn:ihe:");

    private static final Pattern PUBLIC_ADDRESS = Pattern.compile("[A-Za-z0-9:/._#-]{1,120}");
    private static final Pattern PUBLIC_CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,39}");

    private OpenValues() {}

    /**
     * Whether a value may be shown to whoever has stated no reason.
     *
     * @param parent the object that holds it
     */
    static boolean isOpen(String path, JsonNode parent, String value) {
        String name = path.substring(path.lastIndexOf('.') + 1).replaceFirst("\\[.*", "");
        if (path.equals("type") || DEFINED_BY_FHIR.contains(name)) {
            return FHIR_CODE.matcher(value).matches();
        }
        return switch (name) {
            case "system" -> isPublic(value);
            case "code" ->
                isPublic(parent.path("system").asString(""))
                        && PUBLIC_CODE.matcher(value).matches();
            default -> false;
        };
    }

    private static boolean isPublic(String system) {
        return PUBLIC_ADDRESS.matcher(system).matches()
                && PUBLIC_SYSTEMS.stream().anyMatch(system::startsWith);
    }
}

package care.sij.api.rest;

import java.util.Map;
import java.util.TreeMap;

/** The operations that R4 itself defines and this server serves on resources of a type (R4 operationslist.html). */
final class SpecifiedOperations {

    private static final String DEFINITIONS = "http://hl7.org/fhir/OperationDefinition/";

    private static final Map<String, String> ON_ALL = Map.of("validate", DEFINITIONS + "Resource-validate");

    private static final Map<String, Map<String, String>> ON_TYPE = Map.of();

    private SpecifiedOperations() {}

    /** Canonicals of their definitions by name, in the order of the alphabet. */
    static Map<String, String> of(String type) {
        Map<String, String> operations = new TreeMap<>(ON_ALL);
        operations.putAll(ON_TYPE.getOrDefault(type, Map.of()));
        return operations;
    }
}

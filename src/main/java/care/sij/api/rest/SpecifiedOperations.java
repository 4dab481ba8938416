package care.sij.api.rest;

import care.sij.fhir.SijUris;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The operations on resources of a type: those of R4 (operationslist.html), and ours that are much alike. */
final class SpecifiedOperations {

    private static final String DEFINITIONS = "http://hl7.org/fhir/OperationDefinition/";

    private static final Map<String, String> ON_ALL = Map.of(
            "validate", DEFINITIONS + "Resource-validate",
            "meta", DEFINITIONS + "Resource-meta",
            "diff", SijUris.operation("sij-diff"));

    private static final Map<String, Map<String, String>> ON_TYPE = Map.of(
            "Patient", Map.of("everything", DEFINITIONS + "Patient-everything"),
            "CarePlan", Map.of("everything", SijUris.operation("sij-everything")),
            "ValueSet",
                    Map.of(
                            "expand", DEFINITIONS + "ValueSet-expand",
                            "validate-code", DEFINITIONS + "ValueSet-validate-code"),
            "CodeSystem",
                    Map.of(
                            "lookup", DEFINITIONS + "CodeSystem-lookup",
                            "validate-code", DEFINITIONS + "CodeSystem-validate-code"),
            "ConceptMap", Map.of("translate", DEFINITIONS + "ConceptMap-translate"));

    private SpecifiedOperations() {}

    /** Canonicals of their definitions by name, in the order of the alphabet. */
    static Map<String, String> of(String type) {
        Map<String, String> operations = new TreeMap<>(ON_ALL);
        if (type.equals(AuditParameters.TYPE)) {
            operations.keySet().retainAll(Set.of("validate"));
        }
        operations.putAll(ON_TYPE.getOrDefault(type, Map.of()));
        return operations;
    }
}

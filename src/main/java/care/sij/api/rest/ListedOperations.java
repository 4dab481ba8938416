package care.sij.api.rest;

import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;

/** The operations that the capability statement names, of the system and of each type. */
final class ListedOperations {

    private static final List<String> OF_SYSTEM = List.of(
            "parked-messages",
            "deliveries",
            "send-again",
            "hold-deliveries",
            "release-deliveries",
            "alerts",
            "acknowledge-alert",
            "code-map",
            "set-code-map",
            "preview-code-map",
            "unmapped-codes",
            "inclusion-proof",
            "consistency-proof",
            "verify",
            "rotate-ledger-key");

    /** Operations on one resource, by its type. */
    private static final Map<String, List<String>> ON_RESOURCES =
            Map.of("CarePlan", List.of("as-of", "compare", "timeline"), "Patient", List.of("audit-export"));

    /** Exports, which Bulk Data defines, by the type they are asked for at. */
    private static final Map<String, String> EXPORTS =
            Map.of("Patient", "OperationDefinition/patient-export", "Group", "OperationDefinition/group-export");

    private ListedOperations() {}

    /** Names those of the system. */
    static void add(CapabilityStatementRestComponent rest) {
        rest.addOperation()
                .setName("process-message")
                .setDefinition("http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message");
        OF_SYSTEM.forEach(name -> rest.addOperation().setName(name).setDefinition(SijUris.operation("sij-" + name)));
        rest.addOperation().setName("export").setDefinition(Capabilities.BULK_DATA + "OperationDefinition/export");
    }

    /** Names those on the type and on its resources. */
    static void add(CapabilityStatementRestResourceComponent resource) {
        String type = resource.getType();
        ON_RESOURCES
                .getOrDefault(type, List.of())
                .forEach(name -> resource.addOperation().setName(name).setDefinition(SijUris.operation("sij-" + name)));
        SpecifiedOperations.of(type)
                .forEach((name, definition) ->
                        resource.addOperation().setName(name).setDefinition(definition));
        resource.getOperation().stream()
                .filter(operation -> operation.getName().equals("meta"))
                .forEach(operation -> operation.setDocumentation("Of one resource, not of a type."));
        Optional.ofNullable(EXPORTS.get(type))
                .ifPresent(export ->
                        resource.addOperation().setName("export").setDefinition(Capabilities.BULK_DATA + export));
    }
}

package care.sij.exchange.hl7v2out;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Marital status as table 0002 has it: the reverse of the v2-to-FHIR guide's map of table 0002 to v3-MaritalStatus. Of
 * codes that it maps to the same one, the most general is taken; polygamous has none.
 */
final class MaritalStatuses {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private static final Map<String, String> TABLE_0002 = Map.ofEntries(
            Map.entry("v3-MaritalStatus|A", "N"),
            Map.entry("v3-MaritalStatus|C", "C"),
            Map.entry("v3-MaritalStatus|D", "D"),
            Map.entry("v3-MaritalStatus|I", "I"),
            Map.entry("v3-MaritalStatus|L", "E"),
            Map.entry("v3-MaritalStatus|M", "M"),
            Map.entry("v3-MaritalStatus|S", "S"),
            Map.entry("v3-MaritalStatus|T", "P"),
            Map.entry("v3-MaritalStatus|U", "B"),
            Map.entry("v3-MaritalStatus|W", "W"),
            Map.entry("v3-NullFlavor|UNK", "U"));

    private MaritalStatuses() {}

    /** Empty when none of its codes is in the table. */
    static Optional<String> of(CodeableConcept status) {
        return status.getCoding().stream()
                .flatMap(coding -> Optional.ofNullable(TABLE_0002.get(named(coding))).stream())
                .findFirst();
    }

    private static String named(Coding coding) {
        String system = Optional.ofNullable(coding.getSystem()).orElse("");
        return system.replace(TERMINOLOGY, "") + "|" + coding.getCode();
    }
}

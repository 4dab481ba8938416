package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import care.sij.partner.Hl7v2;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Coded values (CWE, CE, IS) with the URIs of their coding systems (table 0396, the partner's own names first). */
final class V2Codes {

    static final String LOINC = "http://loinc.org";
    static final String SNOMED = "http://snomed.info/sct";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private static final int CATEGORY_LENGTH = 3;
    private static final int ALTERNATE = 3;
    private static final int ORIGINAL_TEXT = 9;

    private static final Map<String, String> TABLE_0396 = Map.ofEntries(
            Map.entry("LN", LOINC),
            Map.entry("SCT", SNOMED),
            Map.entry("SNM", SNOMED),
            Map.entry("UCUM", UCUM),
            Map.entry("I10", ICD_10_CM),
            Map.entry("I10C", ICD_10_CM),
            Map.entry("I10CM", ICD_10_CM),
            Map.entry("ICD10", ICD_10_CM),
            Map.entry("ICD10CM", ICD_10_CM),
            Map.entry("ICD-10-CM", ICD_10_CM),
            Map.entry("RXNORM", "http://www.nlm.nih.gov/research/umls/rxnorm"));

    private final Hl7v2.Naming naming;

    V2Codes(Hl7v2.Naming naming) {
        this.naming = naming;
    }

    /** A coded field with all its codings; empty when it says nothing. */
    Optional<CodeableConcept> concept(V2Field field) {
        CodeableConcept concept = new CodeableConcept();
        codings(field).forEach(concept::addCoding);
        Stream.of(ORIGINAL_TEXT, 2, 1 + 1 + ALTERNATE, 1)
                .flatMap(component -> field.value(component).stream())
                .findFirst()
                .ifPresent(concept::setText);
        return concept.isEmpty() ? Optional.empty() : Optional.of(concept);
    }

    /** The codings of a field whose coding system is named. */
    List<Coding> codings(V2Field field) {
        return Stream.of(1, 1 + ALTERNATE)
                .flatMap(first -> coding(field.text(first), field.text(first + 1), field.text(first + 2)).stream())
                .toList();
    }

    /** A code of a table that belongs to its field, such as 0283. */
    static Coding ofTable(String table, String code) {
        return new Coding().setSystem(TERMINOLOGY + "v2-" + table).setCode(code);
    }

    private Optional<Coding> coding(String code, String words, String name) {
        if (code.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        String system = system(name);
        Coding coding = new Coding().setSystem(system).setCode(dotted(system, code));
        boolean ours = system.startsWith(SijUris.BASE) || system.startsWith(TERMINOLOGY);
        if (!words.isEmpty() && !ours) {
            coding.setDisplay(words);
        }
        return Optional.of(coding);
    }

    private String system(String name) {
        return naming.system(name)
                .or(() -> Optional.ofNullable(TABLE_0396.get(name)))
                .or(() ->
                        Optional.of(name).filter(own -> own.startsWith("sij-")).map(SijUris::codeSystem))
                .or(() -> Optional.of(name)
                        .filter(table -> table.matches("HL7\\d{4}"))
                        .map(table -> TERMINOLOGY + "v2-" + table.substring(CATEGORY_LENGTH)))
                .orElseGet(() -> naming.below() + "/coding/" + name.replaceAll("[^A-Za-z0-9._-]", "-"));
    }

    /** Many systems send ICD-10-CM codes without their dot. */
    private static String dotted(String system, String code) {
        boolean undotted = ICD_10_CM.equals(system) && code.length() > CATEGORY_LENGTH && code.indexOf('.') < 0;
        return undotted ? code.substring(0, CATEGORY_LENGTH) + "." + code.substring(CATEGORY_LENGTH) : code;
    }
}

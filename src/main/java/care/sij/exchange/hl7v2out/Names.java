package care.sij.exchange.hl7v2out;

import care.sij.fhir.SijUris;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Quantity;

/** What systems are called in v2: by the partner's own names, else by those of table 0396, else by their URI. */
final class Names {

    /** What the codes of this map are in that no agreed code system has (docs/api/hl7v2-out.md). */
    static final String OURS = "99SIJ";

    private static final String TABLE = "http://terminology.hl7.org/CodeSystem/v2-";
    private static final String CODE_SYSTEM = SijUris.codeSystem("");
    private static final int LONGEST_NAME = 20;
    private static final int CODINGS = 2;

    private static final Map<String, String> TABLE_0396 = Map.of(
            "http://loinc.org", "LN",
            "http://snomed.info/sct", "SCT",
            "http://unitsofmeasure.org", "UCUM",
            "http://hl7.org/fhir/sid/icd-10-cm", "I10C",
            "http://www.cms.gov/Medicare/Coding/ICD10", "I10P",
            "http://www.ama-assn.org/go/cpt", "C4",
            "http://www.nlm.nih.gov/research/umls/rxnorm", "RXNORM",
            "http://hl7.org/fhir/sid/ndc", "NDC");

    private final Map<String, String> namesOfSystems = new TreeMap<>();
    private final Optional<String> below;

    /**
     * @param systems URIs by the names that the partner gives them; of two names a word is used before an OID
     * @param below URI below which the partner's numbers lie that it sends without an authority
     */
    Names(Map<String, String> systems, Optional<String> below) {
        systems.keySet().stream()
                .sorted(Comparator.comparing(Names::isOid).thenComparing(Comparator.naturalOrder()))
                .forEach(name -> namesOfSystems.putIfAbsent(systems.get(name), name));
        this.below = below;
    }

    private static boolean isOid(String name) {
        return name.matches("[0-9]+(\\.[0-9]+)+");
    }

    /** A number as EI: itself, and who assigned it. */
    List<String> entity(Identifier identifier) {
        List<String> authority = authority(identifier);
        return List.of(
                Optional.ofNullable(identifier.getValue()).orElse(""),
                authority.get(0),
                authority.get(1),
                authority.get(2));
    }

    /** Who assigned a number, as HD: namespace, universal id and its type. */
    List<String> authority(Identifier identifier) {
        String system = Optional.ofNullable(identifier.getSystem()).orElse("");
        String name = Optional.ofNullable(namesOfSystems.get(system)).orElse("");
        if (isOid(name)) {
            return List.of("", name, "ISO");
        }
        if (!name.isEmpty() || system.isEmpty() || withoutAuthority(system)) {
            return List.of(name, "", "");
        }
        if (system.startsWith("urn:oid:")) {
            return List.of("", system.substring("urn:oid:".length()), "ISO");
        }
        return List.of("", system, "URI");
    }

    private boolean withoutAuthority(String system) {
        return below.filter(own -> system.startsWith(own + "/")).isPresent();
    }

    /** A concept as CWE: two codings at most, the pathway's own and the best known first, and the text. */
    List<String> coded(CodeableConcept concept) {
        List<Coding> codings = concept.getCoding().stream()
                .filter(coding -> coding.getCode() != null)
                .sorted(Comparator.comparingInt(this::rank))
                .limit(CODINGS)
                .toList();
        String text = Optional.ofNullable(concept.getText()).orElse("");
        if (codings.isEmpty()) {
            return List.of("", text);
        }
        List<String> first = coded(codings.get(0));
        List<String> second = codings.size() < CODINGS ? List.of("", "", "") : coded(codings.get(1));
        return List.of(
                first.get(0),
                first.get(1).isEmpty() ? text : first.get(1),
                first.get(2),
                second.get(0),
                second.get(1),
                second.get(2),
                "",
                "",
                text);
    }

    /** The unit of a quantity as CE: its code, its name where that is another, and the code's system. */
    List<String> unit(Quantity quantity) {
        String code = Optional.ofNullable(quantity.getCode()).orElse("");
        String name = Optional.ofNullable(quantity.getUnit()).orElse("");
        if (code.isEmpty() && name.isEmpty()) {
            return List.of();
        }
        String system = Optional.ofNullable(quantity.getSystem()).orElse("");
        return List.of(code, name.equals(code) ? "" : name, code.isEmpty() ? "" : system(system));
    }

    private List<String> coded(Coding coding) {
        return List.of(
                coding.getCode(),
                Optional.ofNullable(coding.getDisplay()).orElse(""),
                system(Optional.ofNullable(coding.getSystem()).orElse("")));
    }

    private int rank(Coding coding) {
        String system = Optional.ofNullable(coding.getSystem()).orElse("");
        if (system.startsWith(CODE_SYSTEM)) {
            return 0;
        }
        if (TABLE_0396.containsKey(system)) {
            return 1;
        }
        return namesOfSystems.containsKey(system) ? 2 : 3;
    }

    private String system(String uri) {
        return Optional.ofNullable(namesOfSystems.get(uri))
                .or(() -> Optional.ofNullable(TABLE_0396.get(uri)))
                .orElseGet(() -> ours(uri));
    }

    private static String ours(String uri) {
        if (uri.startsWith(CODE_SYSTEM)) {
            return uri.substring(CODE_SYSTEM.length());
        }
        if (uri.startsWith(TABLE)) {
            return "HL7" + uri.substring(TABLE.length());
        }
        String last = uri.substring(uri.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return last.substring(0, Math.min(last.length(), LONGEST_NAME));
    }
}

package care.sij.conformance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.StructureDefinition.TypeDerivationRule;

/** What a type is called and of which kind it is, for those who ask for all types only to learn that. */
final class TypeHead {

    private TypeHead() {}

    /** Read from the XML of its definition, without the elements. */
    static StructureDefinition of(String xml) {
        StructureDefinition head = new StructureDefinition();
        head.setUrl(value(xml, "url").orElseThrow());
        head.setName(value(xml, "name").orElseThrow());
        head.setType(value(xml, "type").orElseThrow());
        head.setKind(value(xml, "kind").map(StructureDefinitionKind::fromCode).orElseThrow());
        value(xml, "derivation").map(TypeDerivationRule::fromCode).ifPresent(head::setDerivation);
        return head;
    }

    /** The first such element: those of the definition itself stand before those of its contacts and mappings. */
    private static Optional<String> value(String xml, String element) {
        Matcher found =
                Pattern.compile("\\n {4}<" + element + " value=\"([^\"]*)\"").matcher(xml);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}

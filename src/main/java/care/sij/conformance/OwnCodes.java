package care.sij.conformance;

import care.sij.clinical.Code;
import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** The codes of the code systems that are published here. */
final class OwnCodes {

    private final Set<Code> codes = new HashSet<>();
    private final List<OwnCode> named = new ArrayList<>();

    OwnCodes(PublishedDefinitions definitions) {
        definitions
                .of(CodeSystem.class)
                .forEach(system -> system.getConcept().forEach(concept -> learn(system, concept)));
    }

    private void learn(CodeSystem system, ConceptDefinitionComponent concept) {
        Code code = new Code(system.getUrl(), concept.getCode());
        codes.add(code);
        named.add(new OwnCode(code, Optional.ofNullable(concept.getDisplay()).orElse("")));
    }

    List<OwnCode> all() {
        return List.copyOf(named);
    }

    boolean isMadeUp(Code code) {
        return code.system().startsWith(SijUris.BASE + "/") && !codes.contains(code);
    }
}

package care.sij.conformance;

import care.sij.clinical.Code;
import care.sij.fhir.SijUris;
import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;

/** The codes of the code systems that are published here. */
final class OwnCodes {

    private final Set<Code> codes = new HashSet<>();

    OwnCodes(PublishedDefinitions definitions) {
        definitions
                .of(CodeSystem.class)
                .forEach(system -> system.getConcept()
                        .forEach(concept -> codes.add(new Code(system.getUrl(), concept.getCode()))));
    }

    boolean isMadeUp(Code code) {
        return code.system().startsWith(SijUris.BASE + "/") && !codes.contains(code);
    }
}

package care.sij.api.terminology;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;

/** The codes of a code system. */
final class Concepts {

    /**
     * A code where it stands.
     *
     * @param parent the code above it
     */
    record Placed(ConceptDefinitionComponent concept, Optional<String> parent) {}

    private Concepts() {}

    static Optional<Placed> find(CodeSystem system, String code) {
        boolean exact = !system.hasCaseSensitive() || system.getCaseSensitive();
        return all(system.getConcept(), Optional.empty())
                .filter(placed -> exact
                        ? placed.concept().getCode().equals(code)
                        : placed.concept().getCode().equalsIgnoreCase(code))
                .findFirst();
    }

    private static Stream<Placed> all(List<ConceptDefinitionComponent> concepts, Optional<String> parent) {
        return concepts.stream()
                .filter(ConceptDefinitionComponent::hasCode)
                .flatMap(concept -> Stream.concat(
                        Stream.of(new Placed(concept, parent)),
                        all(concept.getConcept(), Optional.of(concept.getCode()))));
    }

    /** What it is called; its code when it has no words. */
    static String display(ConceptDefinitionComponent concept) {
        return concept.hasDisplay() ? concept.getDisplay() : concept.getCode();
    }
}

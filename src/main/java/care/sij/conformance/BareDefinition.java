package care.sij.conformance;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionConstraintComponent;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/** Takes from a definition what the validator has no use for: it is most of its memory and some of its time. */
final class BareDefinition {

    private BareDefinition() {}

    /** Strips what only people read, and from each element the rules that its type repeats or no one is told of. */
    static void strip(StructureDefinition definition, Function<String, @Nullable StructureDefinition> types) {
        definition.setText(null).setContained(null);
        definition.setMapping(null).setDifferential(null).setContact(null);
        definition.setDescription(null).setPurpose(null).setCopyright(null);
        for (ElementDefinition element : definition.getSnapshot().getElement()) {
            element.setMapping(null).setExample(null).setAlias(null);
            element.setDefinition(null).setComment(null).setRequirements(null).setMeaningWhenMissing(null);
            element.getConstraint()
                    .removeIf(rule -> !FindingTranslator.tells(rule) || repeats(rule, rulesOfType(element, types)));
        }
    }

    /** Those that are checked on every element of the type, wherever it stands. */
    private static List<ElementDefinitionConstraintComponent> rulesOfType(
            ElementDefinition element, Function<String, @Nullable StructureDefinition> types) {
        return element.getType().size() == 1
                ? Optional.ofNullable(types.apply(element.getTypeFirstRep().getCode())).stream()
                        .filter(type -> !type.getAbstract())
                        .flatMap(type -> type.getSnapshot().getElementFirstRep().getConstraint().stream())
                        .toList()
                : List.of();
    }

    private static boolean repeats(
            ElementDefinitionConstraintComponent rule, List<ElementDefinitionConstraintComponent> others) {
        return others.stream()
                .anyMatch(other -> other.getKey().equals(rule.getKey())
                        && other.hasExpression()
                        && other.getExpression().equals(rule.getExpression()));
    }
}

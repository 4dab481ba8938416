package care.sij.population;

import care.sij.population.Specification.Definition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** Whether resources come in the order of a parameter that each of them has one value of at most. */
final class Ordered {

    private final Evaluation evaluation;

    Ordered(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** The first two neighbours that stand the wrong way round. */
    Optional<String> disorder(List<Resource> resources, Definition definition, int direction) {
        List<Resource> valued = resources.stream()
                .filter(resource -> !evaluation.elements(resource, definition).isEmpty())
                .toList();
        for (int at = 1; at < valued.size(); at++) {
            Resource before = valued.get(at - 1);
            Resource after = valued.get(at);
            if (compare(definition, before, after, direction) * direction > 0) {
                return Optional.of(before.getIdElement().getIdPart() + " before "
                        + after.getIdElement().getIdPart());
            }
        }
        return Optional.empty();
    }

    private int compare(Definition definition, Resource one, Resource other, int direction) {
        Base left = evaluation.elements(one, definition).get(0);
        Base right = evaluation.elements(other, definition).get(0);
        return switch (definition.kind()) {
            case "date" -> bound(left, direction).compareTo(bound(right, direction));
            case "quantity" -> ((Quantity) left).getValue().compareTo(((Quantity) right).getValue());
            case "number" -> new BigDecimal(left.primitiveValue()).compareTo(new BigDecimal(right.primitiveValue()));
            default -> Texts.folded(left.primitiveValue()).compareTo(Texts.folded(right.primitiveValue()));
        };
    }

    /** A period counts by its start, and backwards by its end. */
    private static BigDecimal bound(Base date, int direction) {
        Span span = Dates.of(date).findFirst().orElseThrow();
        return direction > 0 ? span.low() : span.high();
    }
}

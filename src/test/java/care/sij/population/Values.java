package care.sij.population;

import care.sij.population.Draw.Drawn;
import care.sij.population.Search.Asked;
import care.sij.population.Specification.Component;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;

/** Values of a query, made of what an element of the data says. */
final class Values {

    private static final int[] DATE_LENGTHS = {4, 7, 10};

    private final Specification specification;
    private final Evaluation evaluation;
    private final Paths paths;

    Values(Specification specification, Evaluation evaluation, Paths paths) {
        this.specification = specification;
        this.evaluation = evaluation;
        this.paths = paths;
    }

    /** A value that the element is found by, by the plain parameter of this kind. */
    Optional<String> plain(Draw draw, Base element, String kind) {
        return switch (kind) {
            case "token" -> token(draw, element);
            case "string" -> text(draw, element);
            case "date" -> date(draw, element);
            case "number" -> number(element);
            case "quantity" -> quantity(draw, element);
            case "reference" -> evaluation.references().target(element).map(Written::escaped);
            case "uri" -> Optional.ofNullable(element.primitiveValue()).map(Written::escaped);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** A code with its system, without, or the system alone; a primitive only as itself. */
    Optional<String> token(Draw draw, Base element) {
        return draw.any(Tokens.of(element).filter(code -> !code.code().isEmpty()))
                .map(code -> {
                    String written = Written.escaped(code.code());
                    if (element instanceof PrimitiveType<?>
                            || element.fhirType().equals("ContactPoint")) {
                        return written;
                    }
                    String system = Written.escaped(code.system());
                    return draw.any(
                            system.isEmpty()
                                    ? List.of(written, "|" + written)
                                    : List.of(written, system + "|" + written, system + "|" + written, system + "|"));
                });
    }

    Optional<String> ofType(Draw draw, Base element) {
        return element instanceof Identifier identifier
                ? draw.any(identifier.getType().getCoding().stream())
                        .map(type -> Written.escaped(type.getSystem()) + "|" + Written.escaped(type.getCode()) + "|"
                                + Written.escaped(identifier.getValue()))
                : Optional.empty();
    }

    Optional<String> displayed(Draw draw, Base element) {
        return draw.any(Texts.displays(element)).map(text -> Written.escaped(start(text)));
    }

    Optional<String> text(Draw draw, Base element) {
        return draw.any(Texts.parts(element)).map(text -> Written.escaped(start(text)));
    }

    Optional<String> within(Draw draw, Base element) {
        return draw.any(Texts.parts(element).filter(text -> text.length() > 4))
                .map(text ->
                        Written.escaped(text.substring(2, text.length() - 1).toUpperCase(Locale.ROOT)));
    }

    Optional<String> whole(Draw draw, Base element) {
        return draw.any(Texts.parts(element)).map(Written::escaped);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), 5)).strip();
    }

    private static Optional<String> date(Draw draw, Base element) {
        Stream<String> written = element instanceof BaseDateTimeType date
                ? Stream.of(date.getValueAsString())
                : element instanceof Period period
                        ? Stream.of(period.getStartElement(), period.getEndElement())
                                .flatMap(date -> Stream.ofNullable(date.getValueAsString()))
                        : Stream.empty();
        return draw.any(written.flatMap(Values::shorter));
    }

    private static Stream<String> shorter(String date) {
        return Stream.concat(
                Stream.of(date),
                IntStream.of(DATE_LENGTHS)
                        .filter(length -> length < date.length())
                        .mapToObj(length -> date.substring(0, length)));
    }

    private static Optional<String> number(Base element) {
        return element instanceof Range range
                ? Optional.of(range.getLow().getValue().toPlainString())
                : Optional.ofNullable(element.primitiveValue());
    }

    private static Optional<String> quantity(Draw draw, Base element) {
        if (!(element instanceof Quantity quantity) || !quantity.hasValue()) {
            return Optional.empty();
        }
        String number = quantity.getValue().toPlainString();
        if (Units.of(quantity.getSystem(), quantity.getCode()).isEmpty()) {
            return Optional.of(number);
        }
        String code = Written.escaped(quantity.getCode());
        return Optional.of(
                draw.any(List.of(number, number + "|" + quantity.getSystem() + "|" + code, number + "||" + code)));
    }

    Optional<String> inAnotherUnit(Base element) {
        return element instanceof Quantity quantity && quantity.hasValue()
                ? Numbers.inAnotherUnit(quantity)
                : Optional.empty();
    }

    Optional<String> id(Base element, String type) {
        return evaluation
                .references()
                .target(element)
                .filter(target -> target.startsWith(type + "/"))
                .map(target -> target.substring(type.length() + 1));
    }

    /** Always with its system: without, the service looks only among the numbers of the partner's own systems. */
    Optional<String> identified(Draw draw, Base element) {
        return element instanceof Reference reference
                        && reference.getIdentifier().hasSystem()
                ? draw.any(Tokens.of(reference.getIdentifier()))
                        .map(code -> Written.escaped(code.system()) + "|" + Written.escaped(code.code()))
                : Optional.empty();
    }

    /** All parts of a composite, as one element has them. */
    Optional<String> composite(Draw draw, Drawn drawn) {
        StringBuilder written = new StringBuilder();
        for (Component component : drawn.definition().components()) {
            String kind = specification.kind(component.definition());
            Optional<String> part = draw.any(paths.select(drawn.element(), component.expression()).stream())
                    .flatMap(element -> plain(draw, element, kind));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            written.append(written.isEmpty() ? "" : "$").append(part.get());
        }
        return Optional.of(written.toString());
    }

    /** One parameter with this modifier. */
    static BiFunction<Draw, Drawn, Optional<Search>> by(
            String modifier, BiFunction<Draw, Drawn, Optional<String>> value) {
        return (draw, drawn) -> value.apply(draw, drawn)
                .map(written ->
                        Search.of(drawn.type(), new Asked(drawn.definition().name() + modifier, written)));
    }
}

package care.sij.api.patch;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;

/**
 * What {@code where} asks of an element: that the path leads to something, to nothing, or to a value.
 *
 * @param value of a primitive, when {@code ask} compares
 */
record PathCriterion(ElementPath path, Ask ask, String value) {

    enum Ask {
        EXISTS,
        EMPTY,
        EQUALS,
        DIFFERS
    }

    boolean holds(Base element) {
        List<Element> found = path.from(Element.root(element));
        return switch (ask) {
            case EXISTS -> !found.isEmpty();
            case EMPTY -> found.isEmpty();
            case EQUALS -> found.size() == 1 && isValue(found.get(0).value());
            case DIFFERS -> found.size() == 1 && !isValue(found.get(0).value());
        };
    }

    private boolean isValue(Base found) {
        return found.isPrimitive()
                && Optional.ofNullable(found.primitiveValue())
                        .filter(text -> text.equals(value) || sameNumber(text))
                        .isPresent();
    }

    private boolean sameNumber(String text) {
        return isNumber(text) && isNumber(value) && new BigDecimal(text).compareTo(new BigDecimal(value)) == 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    }
}

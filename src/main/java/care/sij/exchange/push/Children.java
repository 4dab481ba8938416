package care.sij.exchange.push;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;

/** The children of an element by name; of a name that its type does not have, none. */
final class Children {

    private Children() {}

    static Stream<Base> of(Base element, String name) {
        return Optional.ofNullable(element.listChildrenByName(name, false)).stream()
                .flatMap(Arrays::stream);
    }
}

package care.sij.exchange.push;

import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** A resource in a few words: what, on which side, with what result, when, in which state. */
final class Saying {

    private static final List<String> WHAT =
            List.of("code", "event", "type", "title", "serviceType", "description", "moduleCanonical");
    private static final List<String> RESULT = List.of("value", "interpretation", "outcome", "conclusionCode");
    private static final List<String> WHEN = List.of(
            "effective",
            "performed",
            "onset",
            "date",
            "start",
            "authored",
            "authoredOn",
            "sent",
            "occurrence",
            "period",
            "issued");
    private static final List<String> STATE = List.of("businessStatus", "status", "clinicalStatus", "lifecycleStatus");

    private Saying() {}

    static String of(Resource resource) {
        return Stream.of(
                        first(resource, WHAT),
                        coded(resource, "sij-stage"),
                        side(resource),
                        first(resource, RESULT),
                        first(resource, WHEN),
                        first(resource, STATE))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> first(Base resource, List<String> elements) {
        return elements.stream()
                .flatMap(element -> Stream.of(element, element + "[x]"))
                .flatMap(element -> Children.of(resource, element))
                .map(Saying::words)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> side(Base resource) {
        return coded(resource, "sij-laterality")
                .or(() -> Children.of(resource, "bodySite")
                        .map(site -> coded(site, "sij-laterality"))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<String> coded(Base element, String extension) {
        return Children.of(element, "extension")
                .map(Extension.class::cast)
                .filter(found -> SijUris.structure(extension).equals(found.getUrl()))
                .map(found -> words(found.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> words(Base value) {
        if (value instanceof CodeableConcept concept) {
            return Optional.ofNullable(concept.getText())
                    .or(() -> concept.getCoding().stream().map(Saying::name).findFirst());
        }
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            return Optional.of(quantity.getValue().toPlainString()
                    + Optional.ofNullable(quantity.getUnit())
                            .map(unit -> " " + unit)
                            .orElse(""));
        }
        if (value instanceof Period period) {
            return Optional.ofNullable(period.getStartElement().getValueAsString())
                    .map(start -> "from " + start);
        }
        return value instanceof Element && value.isPrimitive()
                ? Optional.ofNullable(value.primitiveValue())
                : Optional.empty();
    }

    private static String name(Coding coding) {
        return coding.hasDisplay() ? coding.getDisplay() : coding.getCode();
    }
}

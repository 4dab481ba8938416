package care.sij.population;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;

/**
 * Strings (R4 search.html section 3.1.1.4.8): any part of a name or an address, case, accents and runs of white space
 * apart.
 */
final class Texts {

    private Texts() {}

    static boolean hold(Base element, String modifier, String asked) {
        String plain = Written.plain(asked);
        return parts(element).anyMatch(part -> switch (modifier) {
            case "" -> folded(part).startsWith(folded(plain));
            case "contains" -> folded(part).contains(folded(plain));
            case "exact" -> part.equals(plain);
            default -> throw new IllegalArgumentException(modifier);
        });
    }

    /** {@code :text} of a token: what is printed of it begins so. */
    static boolean display(Base element, String asked) {
        String start = folded(Written.plain(asked));
        return displays(element).anyMatch(text -> folded(text).startsWith(start));
    }

    static Stream<String> displays(Base element) {
        if (element instanceof CodeableConcept concept) {
            return some(Stream.concat(
                    Stream.of(String.valueOf(concept.getText())),
                    concept.getCoding().stream().map(Coding::getDisplay)));
        }
        if (element instanceof Coding coding) {
            return some(Stream.ofNullable(coding.getDisplay()));
        }
        return element instanceof Identifier identifier
                ? some(Stream.ofNullable(identifier.getType().getText()))
                : Stream.empty();
    }

    static Stream<String> parts(Base element) {
        if (element instanceof HumanName name) {
            return some(Stream.of(
                            List.of(String.valueOf(name.getFamily()), String.valueOf(name.getText())),
                            values(name.getGiven()),
                            values(name.getPrefix()),
                            values(name.getSuffix()))
                    .flatMap(List::stream));
        }
        if (element instanceof Address address) {
            return some(Stream.concat(
                    values(address.getLine()).stream(),
                    Stream.of(
                            address.getText(),
                            address.getCity(),
                            address.getDistrict(),
                            address.getState(),
                            address.getCountry(),
                            address.getPostalCode())));
        }
        return some(Stream.ofNullable(element.primitiveValue()));
    }

    private static List<String> values(List<StringType> texts) {
        return texts.stream().map(StringType::getValue).toList();
    }

    private static Stream<String> some(Stream<String> texts) {
        return texts.filter(Objects::nonNull).filter(text -> !text.isEmpty() && !text.equals("null"));
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}

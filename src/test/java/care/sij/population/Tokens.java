package care.sij.population;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Identifier;

/** Tokens (R4 search.html section 3.1.1.4.10). */
final class Tokens {

    /** A code with its system, either of them perhaps empty. */
    record Code(String system, String code) {

        static Code of(String system, String code) {
            return new Code(Objects.toString(system, ""), Objects.toString(code, ""));
        }
    }

    private Tokens() {}

    static Stream<Code> of(Base element) {
        if (element instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(Tokens::of);
        }
        if (element instanceof Coding coding) {
            return Stream.of(Code.of(coding.getSystem(), coding.getCode()));
        }
        if (element instanceof Identifier identifier) {
            return Stream.of(Code.of(identifier.getSystem(), identifier.getValue()));
        }
        if (element instanceof ContactPoint contact) {
            return Stream.of(Code.of("", contact.getValue()));
        }
        return Stream.ofNullable(element.primitiveValue()).map(code -> Code.of("", code));
    }

    static boolean hold(Base element, String asked) {
        List<String> parts =
                Written.split(asked, '|').stream().map(Written::plain).toList();
        return of(element).anyMatch(code -> {
            if (parts.size() == 1) {
                return code.code().equals(parts.get(0));
            }
            return code.system().equals(parts.get(0))
                    && (parts.get(1).isEmpty() || code.code().equals(parts.get(1)));
        });
    }

    /** {@code :of-type=system|code|value}. */
    static boolean ofType(Base element, String asked) {
        List<String> parts =
                Written.split(asked, '|').stream().map(Written::plain).toList();
        return element instanceof Identifier identifier
                && parts.get(2).equals(identifier.getValue())
                && identifier.getType().getCoding().stream()
                        .anyMatch(type -> parts.get(0).equals(type.getSystem())
                                && parts.get(1).equals(type.getCode()));
    }
}

package care.sij.fhir.facts;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Finds the code that counts among a concept's codings; other codings may stand beside it. */
final class Codings {

    static final String SNOMED = "http://snomed.info/sct";
    static final String LOINC = "http://loinc.org";
    static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String UCUM = "http://unitsofmeasure.org";

    private Codings() {}

    /** The first code of the system. */
    static Optional<String> code(CodeableConcept concept, String system) {
        return codes(concept, system).findFirst();
    }

    static Stream<String> codes(CodeableConcept concept, String system) {
        return concept.getCoding().stream()
                .filter(coding -> system.equals(coding.getSystem()))
                .filter(Coding::hasCode)
                .map(Coding::getCode);
    }

    /** The first code of the system that stands for a value. */
    static <T> Optional<T> value(CodeableConcept concept, String system, Function<String, Optional<T>> parse) {
        return codes(concept, system).map(parse).flatMap(Optional::stream).findFirst();
    }

    /** Every value that codes of the system stand for. */
    static <T> Stream<T> values(List<CodeableConcept> concepts, String system, Function<String, Optional<T>> parse) {
        return concepts.stream()
                .flatMap(concept -> codes(concept, system))
                .map(parse)
                .flatMap(Optional::stream);
    }

    static boolean has(CodeableConcept concept, String system, String code) {
        return codes(concept, system).anyMatch(code::equals);
    }
}

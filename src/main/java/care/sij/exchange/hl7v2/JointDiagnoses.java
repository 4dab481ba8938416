package care.sij.exchange.hl7v2;

import care.sij.fhir.FhirR4;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.core.io.ClassPathResource;

/** The diagnoses of a sacroiliac joint, as published in the value set {@code sij-condition-vs}. */
final class JointDiagnoses {

    private static final ClassPathResource PUBLISHED =
            new ClassPathResource("fhir-profiles/ValueSet-sij-condition-vs.json");

    private static final Set<String> CODES = codes();

    private JointDiagnoses() {}

    static boolean includes(CodeableConcept diagnosis) {
        return diagnosis.getCoding().stream()
                .anyMatch(coding -> CODES.contains(coding.getSystem() + "|" + coding.getCode()));
    }

    private static Set<String> codes() {
        try (InputStream in = PUBLISHED.getInputStream()) {
            ValueSet published = FhirR4.context().newJsonParser().parseResource(ValueSet.class, in);
            return published.getCompose().getInclude().stream()
                    .flatMap(include ->
                            include.getConcept().stream().map(concept -> include.getSystem() + "|" + concept.getCode()))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

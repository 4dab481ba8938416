package care.sij.exchange.hl7v2out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ca.uhn.fhir.util.FhirTerser;
import care.sij.fhir.FhirR4;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An element may say why it has no value instead of having one; a letter with one is sent all the same. */
class WithoutValuesTest {

    private static final FhirTerser TERSER = FhirR4.context().newTerser();

    static Stream<String> letters() {
        try (Stream<Path> files = Files.list(SampleLetters.ROOT)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("letters")
    void areLeftOut(String event) {
        Bundle letter = SampleLetters.letter(event);
        List<PrimitiveType<?>> values = values(letter);

        assertThat(values).hasSizeGreaterThan(20);
        assertThat(values.stream().flatMap(value -> stumbled(letter, value))).isEmpty();
    }

    /** Where making the messages ends early when an element has no value, with and without a reason. */
    private static Stream<String> stumbled(Bundle letter, PrimitiveType<?> value) {
        String told = value.getValueAsString();
        value.setValueAsString(null);
        value.addExtension(reason());
        Optional<String> withReason = stumbled(letter);
        value.setExtension(null);
        Optional<String> without = stumbled(letter);
        value.setValueAsString(told);
        return Stream.of(withReason, without).flatMap(Optional::stream).map(place -> told + ": " + place);
    }

    private static Optional<String> stumbled(Bundle letter) {
        return Optional.ofNullable(catchThrowable(() -> SampleLetters.made(letter, StandardCharsets.UTF_8)))
                .map(thrown ->
                        thrown + " " + Arrays.asList(thrown.getStackTrace()).subList(0, 4));
    }

    private static List<PrimitiveType<?>> values(Bundle letter) {
        return letter.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(resource -> !(resource instanceof MessageHeader))
                .flatMap(resource -> TERSER.getAllPopulatedChildElementsOfType(resource, PrimitiveType.class).stream())
                .<PrimitiveType<?>>map(value -> (PrimitiveType<?>) value)
                .filter(value -> value.hasValue() && !(value instanceof IdType))
                .toList();
    }

    private static Extension reason() {
        return new Extension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));
    }
}

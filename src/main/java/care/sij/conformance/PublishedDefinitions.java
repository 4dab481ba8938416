package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What {@code fhir-profiles/} publishes, as it lies on the class path. */
final class PublishedDefinitions {

    private static final String FOLDER = "classpath*:/fhir-profiles/";
    private static final List<String> DEFINITIONS =
            List.of("StructureDefinition", "ValueSet", "CodeSystem", "MessageDefinition", "GraphDefinition");

    /** Listed once: in the packaged jar that goes through 50,000 entries. */
    private static final List<org.springframework.core.io.Resource> FILES = list();

    private final List<Resource> resources;

    private PublishedDefinitions(List<Resource> resources) {
        this.resources = resources;
    }

    static PublishedDefinitions load(FhirContext fhir) {
        return new PublishedDefinitions(DEFINITIONS.stream()
                .flatMap(type -> read(fhir, Resource.class, type + "-.*"))
                .toList());
    }

    /** The example message of an event, named without its prefix {@code sij-}. */
    static Bundle exampleMessage(FhirContext fhir, String event) {
        return read(fhir, Bundle.class, "Bundle-sij-message-" + event + "-example.json")
                .findFirst()
                .orElseThrow();
    }

    /** The definitions of all messages. */
    static List<MessageDefinition> messages(FhirContext fhir) {
        return read(fhir, MessageDefinition.class, "MessageDefinition-.*").toList();
    }

    List<Resource> all() {
        return resources;
    }

    <T extends Resource> Stream<T> of(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    private static <T extends Resource> Stream<T> read(FhirContext fhir, Class<T> type, String name) {
        return FILES.stream()
                .filter(file ->
                        Optional.ofNullable(file.getFilename()).orElseThrow().matches(name))
                .map(file -> read(fhir, type, file));
    }

    private static <T extends Resource> T read(
            FhirContext fhir, Class<T> type, org.springframework.core.io.Resource file) {
        try (InputStream content = file.getInputStream()) {
            return type.cast(fhir.newJsonParser().parseResource(content));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the published definitions cannot be read", unreadable);
        }
    }

    private static List<org.springframework.core.io.Resource> list() {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(FOLDER + "*.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the published definitions cannot be found", unreadable);
        }
    }
}

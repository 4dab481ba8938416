package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageDefinition;
import org.hl7.fhir.r4.model.Resource;

/** What {@code fhir-profiles/} publishes, as it lies on the class path. */
final class PublishedDefinitions {

    private final List<Resource> resources;

    private PublishedDefinitions(List<Resource> resources) {
        this.resources = resources;
    }

    static PublishedDefinitions load(FhirContext fhir) {
        return new PublishedDefinitions(PublishedFile.definitions().stream()
                .map(file -> parsed(fhir, Resource.class, file))
                .toList());
    }

    /** The example message of an event, named without its prefix {@code sij-}. */
    static Bundle exampleMessage(FhirContext fhir, String event) {
        return read(fhir, Bundle.class, "sij-message-" + event + "-example")
                .findFirst()
                .orElseThrow();
    }

    /** The definitions of all messages. */
    static List<MessageDefinition> messages(FhirContext fhir) {
        return read(fhir, MessageDefinition.class, ".+").toList();
    }

    List<Resource> all() {
        return resources;
    }

    <T extends Resource> Stream<T> of(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    private static <T extends Resource> Stream<T> read(FhirContext fhir, Class<T> type, String id) {
        return PublishedFile.named(Pattern.compile(type.getSimpleName()), Pattern.compile(id))
                .map(file -> parsed(fhir, type, file));
    }

    private static <T extends Resource> T parsed(FhirContext fhir, Class<T> type, PublishedFile file) {
        return type.cast(fhir.newJsonParser().parseResource(file.content().asUtf8()));
    }
}

package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageDefinition;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What {@code fhir-profiles/} publishes, as it lies on the class path. */
final class PublishedDefinitions {

    private static final String FOLDER = "classpath*:/fhir-profiles/";
    private static final Pattern DEFINITION =
            Pattern.compile("(StructureDefinition|ValueSet|CodeSystem|MessageDefinition|GraphDefinition)-.*");

    private final List<Resource> resources;

    private PublishedDefinitions(List<Resource> resources) {
        this.resources = resources;
    }

    static PublishedDefinitions load(FhirContext fhir) {
        return new PublishedDefinitions(read(fhir, "*.json").stream()
                .filter(resource ->
                        DEFINITION.matcher(resource.fhirType() + "-").matches())
                .toList());
    }

    /** Example messages, one per event as far as there are. */
    static List<Bundle> exampleMessages(FhirContext fhir) {
        return read(fhir, "Bundle-sij-message-*-example.json").stream()
                .filter(Bundle.class::isInstance)
                .map(Bundle.class::cast)
                .toList();
    }

    /** The definitions of all messages. */
    static List<MessageDefinition> messages(FhirContext fhir) {
        return read(fhir, "MessageDefinition-*.json").stream()
                .filter(MessageDefinition.class::isInstance)
                .map(MessageDefinition.class::cast)
                .toList();
    }

    List<Resource> all() {
        return resources;
    }

    <T extends Resource> Stream<T> of(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast);
    }

    private static List<Resource> read(FhirContext fhir, String pattern) {
        List<Resource> found = new ArrayList<>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(FOLDER + pattern)) {
                try (InputStream content = file.getInputStream()) {
                    found.add((Resource) fhir.newJsonParser().parseResource(content));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the published definitions cannot be read", unreadable);
        }
        return found;
    }
}

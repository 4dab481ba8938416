package care.sij.demo;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The synthetic journeys on the class path, {@code demo/journeys}. */
@Component
@Profile("demo")
final class Journeys {

    private static final String FILES = "classpath:demo/journeys/J*/*.json";

    private final ResourcePatternResolver resources;

    Journeys(ResourcePatternResolver resources) {
        this.resources = resources;
    }

    /** Every message, journey by journey, each journey in the order it happened. */
    List<JourneyMessage> inOrder() {
        return files().stream().collect(groupingBy(Journeys::folder)).values().stream()
                .flatMap(journey ->
                        journey.stream().map(file -> JourneyMessage.named(path(file), journey.size(), text(file))))
                .sorted(comparing(JourneyMessage::journey).thenComparing(JourneyMessage::number))
                .toList();
    }

    private List<Resource> files() {
        try {
            return Stream.of(resources.getResources(FILES)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the journeys on the class path", e);
        }
    }

    private static String folder(Resource file) {
        String path = path(file);
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String path(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot locate a journey's message", e);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a journey's message", e);
        }
    }
}

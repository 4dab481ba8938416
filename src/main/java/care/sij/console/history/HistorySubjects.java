package care.sij.console.history;

import care.sij.console.frame.Cut;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.Reading;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds whom a page is about, as far as the person may see the patient. */
@Component
public class HistorySubjects {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NO_NAME = "Name not recorded";

    private final Reading reading;

    HistorySubjects(Reading reading) {
        this.reading = reading;
    }

    /**
     * The patient of this id.
     *
     * @throws NotThere when there is none for the person
     */
    public Subject of(String id) {
        return reading.current(key("Patient", id)).map(HistorySubjects::subject).orElseThrow(NotThere::new);
    }

    /** @throws NotThere when nothing can have this type and id */
    static ResourceKey key(String type, String id) {
        try {
            return new ResourceKey(type, id);
        } catch (IllegalArgumentException none) {
            throw new NotThere();
        }
    }

    private static Subject subject(StoredVersion version) {
        JsonNode name = JSON.readTree(version.body().asUtf8()).path("name").path(0);
        String parts = name.path("given").valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
        String said =
                name.path("text").asString((parts + " " + name.path("family").asString("")).strip());
        return new Subject(version.key().id(), said.isBlank() ? NO_NAME : Cut.to(said, Cut.LINE));
    }
}

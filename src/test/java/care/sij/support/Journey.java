package care.sij.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A journey of the demo as its message files, for its own patient or for any other. */
public record Journey(String patient, List<Message> messages) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Path ROOT = Path.of("src/main/resources/demo/journeys");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** One message file: who sends it, which event, and its JSON. */
    public record Message(String client, String event, String json) {

        static Message read(Path file) {
            String[] name = file.getFileName().toString().split("-", 4);
            try {
                return new Message(
                        name[1] + "-" + name[2],
                        name[3].replace(".json", ""),
                        Files.readString(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Its MessageHeader.id. */
        public String id() {
            return JSON.readTree(json)
                    .path("entry")
                    .path(0)
                    .path("resource")
                    .path("id")
                    .asString();
        }

        /** The same message about another patient: every number of the patient and every id is another. */
        Message about(String from, String to) {
            String renamed = json.replace(from, to);
            String rewritten = ID.matcher(renamed)
                    .replaceAll(id -> UUID.nameUUIDFromBytes((to + id.group()).getBytes(StandardCharsets.UTF_8))
                            .toString());
            return new Message(client, event, rewritten);
        }
    }

    /** J1, J2 or J3. */
    public static Journey named(String name) {
        try (Stream<Path> files = Files.list(ROOT.resolve(name))) {
            return new Journey(
                    "SYN-00" + name.charAt(1), files.sorted().map(Message::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same journey walked by another patient. */
    public Journey about(String other) {
        return new Journey(
                other,
                messages.stream().map(message -> message.about(patient, other)).toList());
    }

    /** Only some of its messages, by their place. */
    public Journey only(int... places) {
        return new Journey(
                patient, java.util.Arrays.stream(places).mapToObj(messages::get).toList());
    }
}

package care.sij.console.partners;

import care.sij.console.partners.Setting.Kind;
import care.sij.console.partners.Setting.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How pages ask for a setting, as {@code console-forms/registration.yaml} words it.
 *
 * @param step of the wizard that asks for it
 * @param hint empty text when there is none
 */
record Question(Step step, String label, String hint, Shape shape, Kind kind) {

    private static final String FILE = "/console-forms/registration.yaml";
    private static final Map<Setting, Question> ALL = all();

    static Question of(Setting setting) {
        return Objects.requireNonNull(ALL.get(setting));
    }

    private static Map<Setting, Question> all() {
        try (InputStream file = Objects.requireNonNull(Question.class.getResourceAsStream(FILE))) {
            JsonNode words = YAMLMapper.builder().build().readTree(file);
            return Stream.of(Setting.values())
                    .collect(Collectors.toUnmodifiableMap(
                            Function.identity(), setting -> read(words.path(setting.name()))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Question read(JsonNode words) {
        return new Question(
                Step.valueOf(words.path("step").asString("")),
                words.path("label").asString(""),
                words.path("hint").asString(""),
                Shape.valueOf(words.path("shape").asString(Shape.LINE.name())),
                Kind.valueOf(words.path("kind").asString(Kind.ANY.name())));
    }
}

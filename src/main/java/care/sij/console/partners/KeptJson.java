package care.sij.console.partners;

import care.sij.exchange.Trials.Answer;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is kept with a draft beside what was typed: what its server said, and what came of its trial. */
final class KeptJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeptJson() {}

    static String text(Object kept) {
        return JSON.writeValueAsString(kept);
    }

    static Optional<Found> found(String text) {
        return read(text, Found.class);
    }

    static Optional<Answer> answer(String text) {
        return read(text, Answer.class);
    }

    private static <T> Optional<T> read(String text, Class<T> type) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(text, type));
        } catch (JacksonException ofAnotherVersion) {
            return Optional.empty();
        }
    }
}

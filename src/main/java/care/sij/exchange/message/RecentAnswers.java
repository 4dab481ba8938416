package care.sij.exchange.message;

import care.sij.exchange.message.Answer.Code;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Messages taken in the last seconds, by their bytes, with the answers, so that copies arriving together are answered
 * without being read. The same bytes have the same ids, and those have one answer for good (exchange.md 1.3), which is
 * what the inbox would say. A refusal is not kept: not every one is remembered there.
 */
@Component
class RecentAnswers {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    /** An answer, and whether its sender wants to have it. */
    record Given(Answer answer, ResponseRequest wanted) {}

    private final Cache<String, Given> answers = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(MOST_BYTES)
            .weigher((String copies, Given given) -> given.answer().body().length())
            .build();

    Optional<Given> to(String copies) {
        return Optional.ofNullable(answers.getIfPresent(copies));
    }

    /** Keeps the answer, when the message was taken. */
    void keep(String copies, Given given) {
        if (given.answer().code() == Code.OK) {
            answers.put(copies, given);
        }
    }
}

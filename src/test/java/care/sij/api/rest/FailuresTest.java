package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.NotIndexedYet;
import care.sij.record.SearchTooSlow;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

/** What the record cannot answer is told with what to do, and is no fault. */
class FailuresTest {

    private final Failures failures = new Failures(UUID::randomUUID);

    @Test
    void asksForANarrowerSearch() {
        Failure failure = failures.of(new SearchTooSlow(Duration.ofSeconds(7)));

        assertThat(failure.httpStatus()).isEqualTo(422);
        assertThat(failure.outcome().getIssueFirstRep().getCode().toCode()).isEqualTo("too-costly");
        assertThat(failure.outcome().getIssueFirstRep().getDiagnostics()).contains("7 seconds", "Narrow");
    }

    @Test
    void asksForPatienceWhileTheIndexIsMadeAnew() {
        Failure failure = failures.of(new NotIndexedYet());

        assertThat(failure.httpStatus()).isEqualTo(503);
        assertThat(failure.headers()).containsKey(HttpHeaders.RETRY_AFTER);
    }
}

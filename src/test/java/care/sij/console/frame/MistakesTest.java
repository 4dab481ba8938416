package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import care.sij.access.AccessRefused;
import care.sij.access.PersonRole;
import care.sij.access.Refusal;
import care.sij.access.RequestId;
import care.sij.record.NoSuchPlace;
import care.sij.record.NotIndexedYet;
import care.sij.record.TooMuchAtOnce;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a page says whose list or span cannot be shown; made without a frame, as nobody is signed in. */
class MistakesTest {

    private static final Map<String, RuntimeException> FAILURES = Map.of(
            "place", new NoSuchPlace(),
            "much", new TooMuchAtOnce(),
            "indexing", new NotIndexedYet(),
            "filter", new IllegalFilter("The field x takes y."),
            "undecoded", new InvalidParameterException("internal"),
            "rejected", new RequestRejectedException("internal"),
            "other", new IllegalStateException("internal"));

    @Controller
    @OpenTo(PersonRole.AUDITOR)
    static class Failing {

        @GetMapping("/console/{what}")
        String page(@PathVariable("what") String what) {
            throw FAILURES.get(what);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "place, 400, Begin at its first page.",
        "much, 422, Ask for less of it",
        "indexing, 503, Choose another filter",
        "filter, 400, The field x takes y.",
        "undecoded, 400, A field or a filter has no value of its kind.",
        "rejected, 400, A field or a filter has no value of its kind.",
        "other, 500, The fault is the service"
    })
    void namesPlaceReasonAndRemedy(String what, int status, String words) throws Exception {
        MistakePages pages = new MistakePages(new Framing(
                () -> {
                    throw new AccessRefused(Refusal.ROLE_MISSING, "nobody");
                },
                WordsInUtc.words(),
                new Menu(new MockEnvironment())));

        MockHttpServletResponse answer = MockMvcBuilders.standaloneSetup(new Failing())
                .setControllerAdvice(new Mistakes(pages))
                .build()
                .perform(get("/console/" + what).requestAttr(RequestId.HEADER, "r-1"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentAsString()).contains(words).doesNotContain("internal");
    }
}

package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDatesTest {

    /** RFC 9110, 5.6.7: the example, and days that take one digit. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1994-11-06T08:49:37Z | Sun, 06 Nov 1994 08:49:37 GMT",
                "2026-03-03T10:00:00.9Z | Tue, 03 Mar 2026 10:00:00 GMT",
                "2026-12-31T23:59:59Z | Thu, 31 Dec 2026 23:59:59 GMT"
            })
    void writesTwoDigitsOfTheDay(Instant instant, String written) {
        assertThat(HttpDates.of(instant)).isEqualTo(written);
    }
}

package care.sij.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.PageCursor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places in the list of messages, of which anybody can make one up. */
class MessageBrowserTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:20:30Z,true",
        "2026-03-01T10:20:30.123456Z,true",
        "2026-99-99T99:99:99Z,false",
        "2026-02-30T10:20:30Z,false",
        "1969-12-31T23:59:59Z,false",
        "12026-03-01T10:20:30Z,false",
        "yesterday,false"
    })
    void beginWithAnInstant(String instant, boolean isPlace) {
        assertThat(MessageBrowser.isPlace(new PageCursor(List.of(instant, "in", "demo-clinic", "x"))))
                .isEqualTo(isPlace);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T10:20:30Z", "''"})
    void haveFourParts(String instant) {
        assertThat(MessageBrowser.isPlace(new PageCursor(List.of(instant)))).isFalse();
    }
}

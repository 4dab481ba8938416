package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.exchange.facts.Rule;
import care.sij.fhir.BodyRoom;
import care.sij.fhir.IncomingBody;
import care.sij.fhir.ParseLimits;
import care.sij.support.TestClock;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class MessageBodyTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final MessageBody bodies = new MessageBody(clock);
    private final BodyRoom room = new BodyRoom(3L * 1024 * 1024 * 1024, Duration.ZERO);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/fhir+json",
                "application/json",
                "application/fhir+json; charset=utf-8",
                "application/fhir+json; fhirVersion=4.0; charset=\"UTF-8\""
            })
    void readsJsonInUtf8(String contentType) {
        MockHttpServletRequest request = request("{}");
        request.setContentType(contentType);
        assertThat(read(request).bytes().toArray()).asString().isEqualTo("{}");
    }

    @Test
    void readsOneByteMoreThanIsAllowedAndNoMore() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(new byte[ParseLimits.MESSAGE.bytes() + 1000]);
        assertThat(read(request).bytes().toArray()).hasSize(ParseLimits.MESSAGE.bytes() + 1);
    }

    @Test
    void waitsAMinuteForASenderThatTrickles() {
        Duration each = Duration.ofSeconds(1);
        assertThat(read(trickling(58, each)).bytes().toArray()).hasSize(58);
        assertRefused(trickling(100_000, each), Rule.BODY_INCOMPLETE);
        assertThat(clock.instant()).isBeforeOrEqualTo(Instant.parse("2026-01-01T00:02:00Z"));
    }

    @Test
    void refusesWhatTheLineCutOff() {
        assertRefused(
                streaming(new Source() {
                    @Override
                    public int read() throws IOException {
                        throw new SocketTimeoutException();
                    }
                }),
                Rule.BODY_INCOMPLETE);
    }

    private IncomingBody read(MockHttpServletRequest request) {
        try (BodyRoom.Place place = room.place()) {
            return bodies.read(request, ParseLimits.MESSAGE, place);
        }
    }

    private void assertRefused(MockHttpServletRequest request, Rule rule) {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> read(request))
                .satisfies(refused -> assertThat(refused.issue().rule()).isEqualTo(rule));
    }

    private MockHttpServletRequest trickling(int bytes, Duration each) {
        return streaming(new Source() {
            private int left = bytes;

            @Override
            public int read() {
                clock.advance(each);
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int next = read();
                into[offset] = (byte) next;
                return next < 0 ? -1 : 1;
            }
        });
    }

    private static MockHttpServletRequest request(String body) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static MockHttpServletRequest streaming(Source source) {
        return new MockHttpServletRequest() {
            @Override
            public ServletInputStream getInputStream() {
                return source;
            }
        };
    }

    /** A body whose bytes come when they come. */
    private abstract static class Source extends ServletInputStream {

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}

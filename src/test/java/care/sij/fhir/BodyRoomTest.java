package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.fhir.BodyRoom.Full;
import care.sij.fhir.BodyRoom.Place;
import care.sij.record.Bytes;
import care.sij.support.TestClock;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyRoomTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int UNTOLD = -1;

    /** Room for 100 MB of bodies, and nobody waits. */
    private final BodyRoom room = new BodyRoom(3600L * MEGABYTE, Duration.ZERO);

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void letsSmallBodiesPastWhatFillsTheRoom() {
        try (Place full = room.place();
                Place small = room.place()) {
            full.take(100 * MEGABYTE);
            small.take(64 * 1024);
            assertThatExceptionOfType(Full.class).isThrownBy(() -> small.take(64 * 1024 + 1));
        }
    }

    @Test
    void holdsAsManyAsThereIsRoomFor() {
        try (Place first = room.place();
                Place second = room.place();
                Place third = room.place()) {
            first.take(60 * MEGABYTE);
            second.take(40 * MEGABYTE);
            assertThatExceptionOfType(Full.class).isThrownBy(() -> third.take(MEGABYTE));
            second.close();
            third.take(MEGABYTE);
        }
    }

    @Test
    void hasRoomAgainWhenAllAreDone() {
        for (int time = 0; time < 3; time++) {
            try (Place whole = room.place()) {
                whole.take(100 * MEGABYTE);
            }
        }
    }

    @Test
    void weighsABodyByItsValuesAndGivesUpItsPlaceBeforeItTakesALargerOne() {
        Bytes fine = Bytes.utf8("[" + "1,".repeat(1024 * 1024) + "1]");
        try (Place first = room.place();
                Place second = room.place()) {
            first.take(fine.length());
            second.take(90 * MEGABYTE);
            assertThatExceptionOfType(Full.class).isThrownBy(() -> first.take(fine));
            second.take(100 * MEGABYTE);
            second.close();
            first.take(fine);
            second.take(65 * MEGABYTE);
        }
    }

    @Test
    void makesNobodyWaitOnAThreadThatIsToStop() {
        BodyRoom patient = new BodyRoom(3600L * MEGABYTE, Duration.ofHours(1));
        try (Place first = patient.place();
                Place second = patient.place()) {
            first.take(60 * MEGABYTE);
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(Full.class).isThrownBy(() -> second.take(41 * MEGABYTE));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void readsABodyWithoutLengthIntoRoomForTheLargestUnlessItIsSmall() throws Exception {
        try (Place other = room.place();
                Place small = room.place();
                Place larger = room.place()) {
            other.take(81 * MEGABYTE);
            assertThat(read(64 * 1024 - 1, UNTOLD, small).bytes().length()).isEqualTo(64 * 1024 - 1);
            assertThatExceptionOfType(Full.class).isThrownBy(() -> read(65 * 1024, UNTOLD, larger));
            other.close();
            assertThat(read(65 * 1024, UNTOLD, larger).bytes().length()).isEqualTo(65 * 1024);
        }
    }

    @Test
    void readsABodyOfWhichTheLengthIsToldIntoRoomForThat() throws Exception {
        try (Place other = room.place();
                Place body = room.place()) {
            other.take(98 * MEGABYTE);
            assertThat(read(MEGABYTE, MEGABYTE, body).bytes().length()).isEqualTo(MEGABYTE);
        }
    }

    @ParameterizedTest
    @CsvSource({"3600,20,100", "1100,20,21", "700,20,20", "512,13,13", "400,9,9", "100,1,1"})
    void allowsNoMoreThanTheMemoryCouldHold(int heap, int message, int transaction) {
        BodyRoom within = new BodyRoom((long) heap * MEGABYTE, Duration.ZERO);
        assertThat(within.within(ParseLimits.MESSAGE).bytes() / MEGABYTE).isEqualTo(message);
        assertThat(within.within(ParseLimits.TRANSACTION).bytes() / MEGABYTE).isEqualTo(transaction);
    }

    @Test
    void givesOneThatIsLargerThanTheRoomAllOfIt() {
        BodyRoom little = new BodyRoom(700L * MEGABYTE, Duration.ZERO);
        try (Place large = little.place();
                Place other = little.place()) {
            large.take(20 * MEGABYTE);
            assertThatExceptionOfType(Full.class).isThrownBy(() -> other.take(MEGABYTE));
            large.close();
            other.take(MEGABYTE);
        }
    }

    private IncomingBody read(int bytes, int length, Place place) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return length;
            }

            @Override
            public jakarta.servlet.ServletInputStream getInputStream() {
                return new DelegatingServletInputStream(new ByteArrayInputStream(new byte[bytes]));
            }
        };
        return IncomingBody.of(request, ParseLimits.MESSAGE, clock, place);
    }
}

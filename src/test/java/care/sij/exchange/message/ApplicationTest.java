package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    @Test
    void keepsApartWhatWasToldAndWhatFollowed() {
        StoredVersion told = version("told", 2);
        StoredVersion earlier = version("told", 1);
        StoredVersion other = version("other", 2);

        assertThat(Application.without(List.of(told), List.of(earlier, told, other)))
                .containsExactly(earlier, other);
    }

    /** Under the locks of the patient. */
    @Test
    void doesNotCompareEachOfManyWithEachOther() {
        List<StoredVersion> many = IntStream.range(0, 100_000)
                .mapToObj(number -> version("o-" + number, 1))
                .toList();

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(Application.without(many, many)).isEmpty());
    }

    private static StoredVersion version(String id, long version) {
        return new StoredVersion(
                new ResourceKey("Observation", id),
                version,
                List.of("p"),
                Origin.PARTNER,
                "demo-hospital",
                Interaction.CREATE,
                1,
                Instant.EPOCH,
                Bytes.EMPTY,
                Bytes.EMPTY);
    }
}

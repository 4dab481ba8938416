package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.Extraction;
import care.sij.record.Extraction.Part;
import care.sij.record.Extraction.Place;
import care.sij.record.Extraction.Rest;
import care.sij.record.ExtractionQuery;
import care.sij.record.ExtractionQuery.Subjects;
import care.sij.record.ExtractionQuery.What;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.SearchTooSlow;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts are bound by rows and by bytes, and tell everything once all the same. */
class JdbcExtractionIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TestRecord record = TestRecord.on(new TestClock(NOW));
    private final Extraction extraction = record.bean(Extraction.class);

    @AfterEach
    void close() {
        record.close();
    }

    private StoredVersion put(String id, int length) {
        byte[] body = new byte[length];
        new Random(7).nextBytes(body);
        return record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of("p"));
            return commit.append(new Draft(
                    new ResourceKey("Basic", id),
                    List.of("p"),
                    Origin.PARTNER,
                    "demo-hospital",
                    Bytes.utf8("hash"),
                    (version, instant) -> body,
                    IndexTerms.NONE));
        });
    }

    @Test
    void endsWhatTakesTooLong() {
        put("slow", 1);
        Visibility slow = () -> new Visibility.Condition("pg_sleep(600) is not null", List.of());
        ExtractionQuery query =
                new ExtractionQuery("Basic", What.LATEST, new Subjects.All(), NOW.plusSeconds(60), Optional.empty());
        assertThatThrownBy(() -> extraction.part(query, Place.START, 10, slow, Duration.ofSeconds(1)))
                .isInstanceOf(SearchTooSlow.class);
    }

    private List<Part> parts(What what, int most) {
        ExtractionQuery query = new ExtractionQuery(
                "Basic", what, new Subjects.Patients(List.of("p")), NOW.plusSeconds(60), Optional.empty());
        List<Part> parts = new ArrayList<>();
        Place after = Place.START;
        do {
            parts.add(extraction.part(query, after, most, Visibility.EVERYTHING, Duration.ofMinutes(1)));
            after = parts.get(parts.size() - 1).last();
        } while (parts.get(parts.size() - 1).rest() == Rest.MORE);
        return parts;
    }

    @ParameterizedTest
    @EnumSource(
            value = What.class,
            names = {"LATEST", "ALL"})
    void isBoundByBytes(What what) {
        put("a", 3 << 20);
        put("b", 3 << 20);
        put("c", 3 << 20);
        put("d", Extraction.MOST_BYTES + 1);
        put("e", 10);

        List<Part> parts = parts(what, 50);

        assertThat(parts).extracting(part -> ids(part)).containsExactly("ab", "c", "d", "e");
    }

    private static String ids(Part part) {
        StringBuilder ids = new StringBuilder();
        part.versions().forEach(version -> ids.append(version.key().id()));
        return ids.toString();
    }

    @Test
    void isBoundByRows() {
        put("a", 10);
        put("b", 10);
        put("c", 10);
        assertThat(parts(What.LATEST, 2)).extracting(part -> ids(part)).containsExactly("ab", "c");
    }

    @Test
    void tellsWhatOfThatMayBeSeenNowAndIsNotErased() {
        String mine = put("a", 10).reference();
        String erased = put("b", 10).reference();
        record.intruder().update("delete from resource_body where id = 'b'");
        assertThat(extraction.seen(List.of(mine, erased), Visibility.EVERYTHING))
                .extracting(StoredVersion::reference)
                .containsExactly(mine);
        assertThat(extraction.seen(List.of(mine), () -> new Visibility.Condition("false", List.of())))
                .isEmpty();
    }
}

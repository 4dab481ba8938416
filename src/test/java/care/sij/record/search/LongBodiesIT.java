package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.FoundKey;
import care.sij.record.HistoryQuery;
import care.sij.record.IndexTerms;
import care.sij.record.Neighbours;
import care.sij.record.Neighbours.Found;
import care.sij.record.Neighbours.Link;
import care.sij.record.Neighbours.Rest;
import care.sij.record.Origin;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.PatientResources;
import care.sij.record.ResourceKey;
import care.sij.record.ResultLists;
import care.sij.record.ResultLists.Entry;
import care.sij.record.Search;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.TooMuchAtOnce;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing brings more bodies into memory than one page may hold, and nothing is lost by it. */
class LongBodiesIT {

    private static final int LONG = 5 << 20;
    private static final long NINE = 9L << 20;
    private static final Link SUBJECT = new Link("Media", "subject");
    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private static TestRecord record;

    /** Three long ones and a short one of one patient, and a resource of four versions. */
    @BeforeAll
    static void fill() {
        record = TestRecord.on(CLOCK);
        put(new ResourceKey("Patient", "long"), 10);
        for (int number = 1; number <= 3; number++) {
            put(media(number), LONG);
        }
        put(media(4), 10);
        for (int version = 1; version <= 3; version++) {
            put(new ResourceKey("Binary", "versions"), LONG);
        }
        put(new ResourceKey("Binary", "versions"), 10);
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static ResourceKey media(int number) {
        return new ResourceKey("Media", "m" + number);
    }

    private static void put(ResourceKey key, int length) {
        CLOCK.advance(Duration.ofMinutes(1));
        IndexTerms terms = new IndexTerms(
                Set.of("subject=Patient/long"), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        String owner = key.type().equals("Binary") ? "versions" : "long";
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of(owner));
            return commit.append(new Draft(
                    key,
                    List.of(owner),
                    Origin.PARTNER,
                    "demo-hospital",
                    Bytes.utf8("hash"),
                    (version, instant) -> "x".repeat(length).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    terms));
        });
    }

    @Test
    void endsAPageOfASearchBeforeItIsTooLong() {
        SearchQuery query =
                new SearchQuery("Media", List.of(new AnyTerm(List.of("subject=Patient/long"))), List.of(), 50);
        assertThat(pages(next -> record.bean(Search.class).find(query, next, Visibility.EVERYTHING)))
                .containsExactly(List.of("m1/1"), List.of("m2/1"), List.of("m3/1", "m4/1"));
        List<String> each = new ArrayList<>();
        record.bean(Search.class)
                .each(
                        query,
                        Visibility.EVERYTHING,
                        version -> each.add(version.key().id()));
        assertThat(each).containsExactly("m1", "m2", "m3", "m4");
    }

    @Test
    void endsAPageOfAHistoryBeforeItIsTooLong() {
        HistoryQuery query = HistoryQuery.of(new ResourceKey("Binary", "versions"), 50);
        assertThat(pages(next -> record.versions().history(query, next, Visibility.EVERYTHING)))
                .containsExactly(List.of("versions/4", "versions/3"), List.of("versions/2"), List.of("versions/1"));
    }

    @Test
    void endsAPageOfAPatientBeforeItIsTooLong() {
        PatientResources.Query query = new PatientResources.Query("long", Set.of("Media"), Optional.empty(), 50);
        assertThat(pages(next -> record.bean(PatientResources.class).find(query, next, Visibility.EVERYTHING)))
                .containsExactly(List.of("m1/1"), List.of("m2/1"), List.of("m3/1", "m4/1"));
    }

    @Test
    void knowsHowMuchOfAListAPageHolds() {
        ResultLists lists = record.bean(ResultLists.class);
        SearchQuery query = new SearchQuery("Media", List.of(), List.of(), 50);
        List<Entry> all = record.bean(Search.class).keys(query, Optional.empty(), Visibility.EVERYTHING, 50).stream()
                .map(LongBodiesIT::entry)
                .toList();
        assertThat(all).hasSize(4);
        assertThat(lists.fitting(all)).isEqualTo(1);
        assertThat(lists.fitting(all.subList(2, 4))).isEqualTo(2);
        assertThat(lists.fitting(List.of())).isZero();
    }

    private static Entry entry(FoundKey found) {
        return new Entry(found.key(), found.version());
    }

    @Test
    void includesAsMuchAsThereIsRoomForAndTellsThatThereIsMore() {
        Neighbours neighbours = record.bean(Neighbours.class);
        List<ResourceKey> all = List.of(media(1), media(2), media(4));
        Found some = neighbours.current(all, Visibility.EVERYTHING, NINE);
        assertThat(some.versions()).extracting(StoredVersion::key).containsExactly(media(1));
        assertThat(some.rest()).isEqualTo(Rest.LEFT_OUT);
        assertThat(neighbours.current(all, Visibility.EVERYTHING, 2 * NINE).rest())
                .isEqualTo(Rest.NONE);
        assertThat(neighbours.current(all, Visibility.EVERYTHING, 1).versions())
                .as("the first always")
                .hasSize(1);
        List<ResourceKey> patient = List.of(new ResourceKey("Patient", "long"));
        Found naming = neighbours.referring(patient, List.of(SUBJECT), Visibility.EVERYTHING, 10, NINE);
        assertThat(naming.versions()).extracting(StoredVersion::key).containsExactly(media(4), media(3));
        assertThat(naming.rest()).isEqualTo(Rest.LEFT_OUT);
        assertThat(neighbours.referring(patient, List.of(SUBJECT), Visibility.EVERYTHING, 3, 4 * NINE))
                .satisfies(found -> assertThat(found.versions()).hasSize(3))
                .satisfies(found -> assertThat(found.rest()).isEqualTo(Rest.LEFT_OUT));
        assertThat(neighbours.referring(patient, List.of(SUBJECT), Visibility.EVERYTHING, 4, 4 * NINE))
                .satisfies(found -> assertThat(found.versions()).hasSize(4))
                .satisfies(found -> assertThat(found.rest()).isEqualTo(Rest.NONE));
    }

    @Test
    void holdsNoMoreOfAPatientAtOnceThanItMay() {
        ResourceKey many = new ResourceKey("Binary", "many");
        assertThat(record.versions().until(List.of(many), CLOCK.instant(), Visibility.EVERYTHING))
                .isEmpty();
        for (int version = 0; version < TooMuchAtOnce.MOST / LONG; version++) {
            put(many, LONG);
        }
        assertThat(record.versions().until(List.of(many), CLOCK.instant(), Visibility.EVERYTHING))
                .hasSize((int) (TooMuchAtOnce.MOST / LONG));
        put(many, LONG);
        assertThatThrownBy(() -> record.versions().until(List.of(many), CLOCK.instant(), Visibility.EVERYTHING))
                .isInstanceOf(TooMuchAtOnce.class);
    }

    private static List<List<String>> pages(Function<Optional<PageCursor>, Page> read) {
        List<List<String>> pages = new ArrayList<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = read.apply(next);
            pages.add(page.versions().stream()
                    .map(version -> version.key().id() + "/" + version.version())
                    .toList());
            next = page.next();
        } while (next.isPresent());
        return pages;
    }
}

package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.FoundKey;
import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.SortKey;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.ResultLists;
import care.sij.record.ResultLists.Entry;
import care.sij.record.ResultLists.Part;
import care.sij.record.Search;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Pages tell what was found at the first moment, each once, whatever is written between them. */
class ResultListsIT {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
    private static final AtomicInteger RUN = new AtomicInteger();
    private static TestRecord record;

    @BeforeContainer
    static void open() {
        record = TestRecord.on(CLOCK);
    }

    @AfterContainer
    static void close() {
        record.close();
    }

    /** What happens between two pages, to a resource of the first moment or to a new one. */
    private enum Change {
        CREATE,
        UPDATE,
        DELETE
    }

    @Property(tries = 25)
    void tellsEachOfTheFirstMomentOnce(
            @ForAll @IntRange(min = 1, max = 12) int found,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll @Size(max = 12) List<Change> changes,
            @ForAll Direction direction) {
        String run = "run" + RUN.incrementAndGet();
        List<Entry> first = new ArrayList<>();
        for (int i = 0; i < found; i++) {
            StoredVersion version = put(run, i, i);
            first.add(new Entry(version.key(), version.version()));
        }
        SearchQuery query = new SearchQuery(
                "Basic",
                List.of(new AnyTerm(List.of("identifier=" + run))),
                List.of(new SortBy("value", direction)),
                count);
        List<FoundKey> keys =
                record.bean(Search.class).keys(query, Optional.empty(), Visibility.EVERYTHING, ResultLists.MOST);
        ResultLists lists = record.bean(ResultLists.class);
        long number = lists.keep("asker", keys);

        List<Entry> told = new ArrayList<>();
        for (int from = 0; from < found; from += count) {
            if (!changes.isEmpty()) {
                change(run, changes.get(from % changes.size()), from % found, found + from);
            }
            Part part = lists.part(number, "asker", from, count).orElseThrow();
            assertThat(part.size()).isEqualTo(found);
            lists.versions(part.entries(), Visibility.EVERYTHING)
                    .forEach(version -> told.add(new Entry(version.key(), version.version())));
        }
        if (direction == Direction.DESCENDING) {
            Collections.reverse(first);
        }
        assertThat(told).isEqualTo(first);
    }

    private static void change(String run, Change change, int known, int unknown) {
        switch (change) {
            case CREATE -> put(run, unknown, -unknown);
            case UPDATE -> put(run, known, 1000);
            case DELETE ->
                record.commits().commit(TestRecord.CAUSE, commit -> {
                    commit.lockPatients(List.of(run));
                    return commit.delete(key(run, known), "demo-hospital");
                });
        }
    }

    @Property(tries = 1)
    void goesOnWhereAFullListEnds() {
        String run = "run" + RUN.incrementAndGet();
        int all = ResultLists.MOST + 1;
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of(run));
            for (int i = 0; i < all; i++) {
                commit.append(TestRecord.draft(key(run, i), List.of(run), terms(run, i)));
            }
            return all;
        });
        SearchQuery query = new SearchQuery(
                "Basic",
                List.of(new AnyTerm(List.of("identifier=" + run))),
                List.of(new SortBy("value", Direction.DESCENDING)),
                10);
        Search search = record.bean(Search.class);
        List<FoundKey> full = search.keys(query, Optional.empty(), Visibility.EVERYTHING, ResultLists.MOST);
        List<FoundKey> rest = search.keys(
                query, Optional.of(full.get(full.size() - 1).place()), Visibility.EVERYTHING, ResultLists.MOST);
        assertThat(full).hasSize(ResultLists.MOST).doesNotHaveDuplicates();
        assertThat(full.get(0).key()).isEqualTo(key(run, all - 1));
        assertThat(rest).extracting(FoundKey::key).containsExactly(key(run, 0));
    }

    @Property(tries = 1)
    void leavesOutWhatMayNotBeSeenAnyMore() {
        String run = "run" + RUN.incrementAndGet();
        StoredVersion mine = put(run, 1, 1);
        StoredVersion hidden = put(run + "x", 2, 2);
        List<Entry> entries = List.of(new Entry(hidden.key(), hidden.version()), new Entry(mine.key(), mine.version()));
        Visibility ofMine = () -> new Visibility.Condition("? = any (v.patients)", List.of(run));
        assertThat(record.bean(ResultLists.class).versions(entries, ofMine))
                .extracting(StoredVersion::key)
                .containsExactly(mine.key());
    }

    @Property(tries = 1)
    void isForWhoAskedAndForAWhile() {
        ResultLists lists = record.bean(ResultLists.class);
        FoundKey one = new FoundKey(new ResourceKey("Basic", "one"), 1, new PageCursor(List.of("one")));
        long number = lists.keep("asker", List.of(one));
        assertThat(lists.part(number, "asker", 0, 5)).contains(new Part(List.of(new Entry(one.key(), 1)), 1));
        assertThat(lists.part(number, "asker", 1, 5).orElseThrow().entries()).isEmpty();
        assertThat(lists.part(number, "another", 0, 5)).isEmpty();
        CLOCK.advance(Duration.ofMinutes(61));
        assertThat(lists.part(number, "asker", 0, 5)).isEmpty();
        lists.keep("another", List.of(one));
        assertThat(record.app().queryForList("select number from search_result where number = ?", number))
                .isEmpty();
    }

    @Property(tries = 1)
    void keepsSoManyOfOneAsker() {
        ResultLists lists = record.bean(ResultLists.class);
        FoundKey one = new FoundKey(new ResourceKey("Basic", "one"), 1, new PageCursor(List.of("one")));
        for (int i = 0; i < 205; i++) {
            lists.keep("eager", List.of(one));
        }
        assertThat(record.app().queryForList("select number from search_result where asker = 'eager'"))
                .hasSize(200);
    }

    private static ResourceKey key(String run, int number) {
        return new ResourceKey("Basic", run + "-" + number);
    }

    private static StoredVersion put(String run, int number, int value) {
        return record.put(key(run, number), List.of(run), terms(run, value));
    }

    private static IndexTerms terms(String run, int value) {
        String sorted = String.format("%05d", 10_000 + value);
        return new IndexTerms(
                Set.of("identifier=" + run),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new SortKey("value", sorted, sorted)));
    }
}

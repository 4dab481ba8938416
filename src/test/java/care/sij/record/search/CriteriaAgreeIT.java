package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.IndexTerms;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.Selection;
import care.sij.record.Selection.Content;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What a criterion finds among rows is what it holds of, version by version. */
class CriteriaAgreeIT {

    private static final int RESOURCES = 60;
    private static final TestClock CLOCK = new TestClock(DrawnCriteria.START);
    private static final List<Content> CONTENTS = new ArrayList<>();
    private static TestRecord record;

    @BeforeContainer
    static void fill() {
        record = TestRecord.on(CLOCK);
        for (int i = 0; i < RESOURCES; i++) {
            CLOCK.advance(Duration.ofSeconds(30));
            IndexTerms terms = new DrawnCriteria(i).terms();
            StoredVersion version = record.put(new ResourceKey("Observation", "r" + i), List.of("p" + i % 4), terms);
            CONTENTS.add(new Content(version.key(), version.patients(), version.instant(), terms));
        }
    }

    @AfterContainer
    static void close() {
        record.close();
    }

    @Property(tries = 600)
    void findsAmongRowsWhatItHoldsOf(@ForAll long seed) {
        SearchCriterion criterion = new DrawnCriteria(seed).criterion();
        Selection selection = record.bean(Selection.class);

        assertThat(found(criterion))
                .as(criterion.toString())
                .containsExactlyInAnyOrderElementsOf(CONTENTS.stream()
                        .filter(content -> selection.holds(content, List.of(criterion)))
                        .map(Content::key)
                        .toList());
    }

    private static List<ResourceKey> found(SearchCriterion criterion) {
        SearchQuery query = new SearchQuery("Observation", List.of(criterion), List.of(), RESOURCES);
        return record.bean(Search.class).find(query, Optional.empty(), Visibility.EVERYTHING).versions().stream()
                .map(StoredVersion::key)
                .toList();
    }
}

package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.CompositeTerm;
import care.sij.record.IndexTerms.DateTerm;
import care.sij.record.IndexTerms.NumberTerm;
import care.sij.record.IndexTerms.QuantityTerm;
import care.sij.record.IndexTerms.SortKey;
import care.sij.record.IndexTerms.StringTerm;
import care.sij.record.NoSuchPlace;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AllOf;
import care.sij.record.SearchCriterion.AllTerms;
import care.sij.record.SearchCriterion.AnyComposite;
import care.sij.record.SearchCriterion.AnyDate;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.AnyNumber;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.DateRange;
import care.sij.record.SearchCriterion.LastUpdated;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.NoTerm;
import care.sij.record.SearchCriterion.NumberRange;
import care.sij.record.SearchCriterion.OfPatient;
import care.sij.record.SearchCriterion.Presence;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Target;
import care.sij.record.SearchCriterion.TextMatch;
import care.sij.record.SearchCriterion.Wanted;
import care.sij.record.SearchPrefix;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.Selection;
import care.sij.record.Selection.Content;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TestClock CLOCK = new TestClock(NOON);
    private static final String LONG = "note=" + "x".repeat(4000);
    private static final List<Content> CONTENTS = new ArrayList<>();
    private static TestRecord record;

    @BeforeAll
    static void fill() {
        record = TestRecord.on(CLOCK);
        put("low", "p1", day(1), 2, "Anna Müller");
        put("middle", "p1", day(10), 5, "Ben 100%");
        put("high", "p2", day(20), 8, "Annabelle");
        put("none", "p2", List.of(), List.of(), "");
        record.put(new ResourceKey("Patient", "p1"), List.of("p1"), part("gender=|female"));
        record.put(new ResourceKey("Patient", "p2"), List.of("p2"), part("gender=|male"));
        record.put(new ResourceKey("Condition", "low"), List.of("p1"), terms("p1", List.of(), List.of(), ""));
        record.put(new ResourceKey("Observation", "gone"), List.of("p1"), terms("p1", List.of(), List.of(), ""));
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            return commit.delete(new ResourceKey("Observation", "gone"), "demo-hospital");
        });
    }

    /** Characters that mean something where PostgreSQL reads an array. */
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "{a,b}", "NULL", "", " a ", "a'b", "ä\n€"})
    void findsAndOrdersByWhateverTextAValueHolds(String value) {
        ResourceKey key = new ResourceKey("Basic", "quoted-" + Integer.toHexString(value.hashCode()));
        IndexTerms terms = new IndexTerms(
                Set.of("identifier=s|" + value),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new SortKey("identifier", value, value)));
        record.put(key, List.of("p9"), terms);
        SearchQuery query = new SearchQuery(
                "Basic",
                List.of(new AnyTerm(List.of("identifier=s|" + value))),
                List.of(new SortBy("identifier", Direction.ASCENDING)),
                1);
        Page page = record.bean(Search.class).find(query, Optional.empty(), Visibility.EVERYTHING);
        assertThat(page.versions()).extracting(StoredVersion::key).containsExactly(key);
        PageCursor before = new PageCursor(List.of(value, ""));
        assertThat(record.bean(Search.class)
                        .find(query, Optional.of(before), Visibility.EVERYTHING)
                        .versions())
                .as("is ordered by that very text, then by id")
                .extracting(StoredVersion::key)
                .containsExactly(key);
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static Instant day(int day) {
        return Instant.parse("2026-02-01T00:00:00Z").plus(Duration.ofDays(day - 1));
    }

    private static void put(String id, String patient, Instant day, int score, String name) {
        put(
                id,
                patient,
                List.of(new DateTerm("date", day, day.plus(Duration.ofDays(1)))),
                List.of(new NumberTerm("score", BigDecimal.valueOf(score), BigDecimal.valueOf(score))),
                name);
    }

    private static void put(String id, String patient, List<DateTerm> dates, List<NumberTerm> numbers, String name) {
        CLOCK.advance(Duration.ofMinutes(1));
        IndexTerms terms = terms(patient, dates, numbers, name);
        StoredVersion version = record.put(new ResourceKey("Observation", id), List.of(patient), terms);
        CONTENTS.add(new Content(version.key(), version.patients(), version.instant(), terms));
    }

    private static IndexTerms terms(String patient, List<DateTerm> dates, List<NumberTerm> numbers, String name) {
        List<SortKey> sort = new ArrayList<>();
        dates.forEach(date ->
                sort.add(new SortKey("date", date.low().toString(), date.high().toString())));
        sort.add(new SortKey("patient", patient, patient));
        String folded = name.toLowerCase(java.util.Locale.ROOT).replace("ü", "u");
        return new IndexTerms(
                name.isEmpty()
                        ? Set.of("patient=Patient/" + patient)
                        : Set.of("patient=Patient/" + patient, "code=s|pain", "value-concept=t|" + patient, LONG),
                name.isEmpty() ? List.of() : List.of(new StringTerm("name", folded, name)),
                dates,
                numbers,
                List.of(new QuantityTerm(
                        "volume", "ucum", "mL", new BigDecimal("1.5"), new BigDecimal("1.5"), Optional.empty())),
                List.of(new CompositeTerm(
                        "code-value-concept", List.of(part("code=s|pain"), part("value-concept=t|" + patient)))),
                sort);
    }

    private static IndexTerms part(String term) {
        return new IndexTerms(Set.of(term), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void findsByAnyOfSomeTermsAndByAllOfSeveralParameters() {
        assertThat(find(new AnyTerm(List.of("patient=Patient/p1")))).containsExactly("low", "middle");
        assertThat(find(new AnyTerm(List.of("patient=Patient/p1", "patient=Patient/p2"))))
                .containsExactly("high", "low", "middle", "none");
        assertThat(find(new AnyTerm(List.of("patient=Patient/p2")), new AnyTerm(List.of("code=s|pain"))))
                .containsExactly("high");
        assertThat(find(new NoTerm(List.of("code=s|pain")))).containsExactly("none");
    }

    @Test
    void findsByThePatientItBelongsTo() {
        assertThat(find(new OfPatient(List.of("p1")))).containsExactly("low", "middle");
        assertThat(find(new OfPatient(List.of("p1", "p2")))).hasSize(4);
    }

    @Test
    void findsByTermsLongerThanAnIndexEntry() {
        assertThat(find(new AnyTerm(List.of(LONG)))).containsExactly("high", "low", "middle");
        assertThat(find(new AnyTerm(List.of(LONG + "x")))).isEmpty();
    }

    @Test
    void findsByCompositeTerms() {
        assertThat(find(composite("code=s|pain", "value-concept=t|p1"))).containsExactly("low", "middle");
        assertThat(find(composite("value-concept=t|p1", "code=s|pain"))).isEmpty();
    }

    private static AnyComposite composite(String first, String second) {
        return new AnyComposite(
                "code-value-concept", List.of(List.of(new AnyTerm(List.of(first)), new AnyTerm(List.of(second)))));
    }

    @ParameterizedTest
    @CsvSource({
        "EQ, 2026-02-10T00:00:00Z, 2026-02-11T00:00:00Z, middle",
        "EQ, 2026-02-10T08:00:00Z, 2026-02-10T09:00:00Z, ''",
        "NE, 2026-02-10T00:00:00Z, 2026-02-11T00:00:00Z, high low",
        "GT, 2026-02-10T00:00:00Z, 2026-02-11T00:00:00Z, high",
        "GT, 2026-02-10T08:00:00Z, 2026-02-10T08:01:00Z, high middle",
        "LT, 2026-02-10T00:00:00Z, 2026-02-11T00:00:00Z, low",
        "GE, 2026-02-10T00:00:00Z, 2026-02-11T00:00:00Z, high middle",
        "LE, 2026-02-10T00:00:00Z, 2026-02-11T00:00:00Z, low middle",
        "SA, 2026-02-10T08:00:00Z, 2026-02-10T08:01:00Z, high",
        "EB, 2026-02-10T08:00:00Z, 2026-02-10T08:01:00Z, low",
        "AP, 2026-02-10T08:00:00Z, 2026-02-12T08:00:00Z, middle",
    })
    void comparesDatesAsTheSpecificationHasIt(SearchPrefix prefix, Instant low, Instant high, String found) {
        assertThat(String.join(" ", find(new AnyDate("date", List.of(new DateRange(prefix, low, high))))))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "EQ, 4.5, 5.5, middle",
        "NE, 4.5, 5.5, high low",
        "GT, 4.5, 5.5, high",
        "GE, 4.5, 5.5, high middle",
        "LT, 4.5, 5.5, low",
        "LE, 4.5, 5.5, low middle",
        "AP, 1, 5, low middle",
    })
    void comparesNumbersAsTheSpecificationHasIt(SearchPrefix prefix, BigDecimal low, BigDecimal high, String found) {
        NumberRange range = new NumberRange(prefix, low, high, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(String.join(" ", find(new AnyNumber("score", List.of(range)))))
                .isEqualTo(found);
    }

    @Test
    void findsQuantitiesByNumberAndUnit() {
        BigDecimal low = new BigDecimal("1.45");
        BigDecimal high = new BigDecimal("1.55");
        assertThat(find(new AnyNumber(
                        "volume",
                        List.of(new NumberRange(
                                SearchPrefix.EQ,
                                low,
                                high,
                                Optional.of("ucum"),
                                Optional.of("mL"),
                                Optional.empty())))))
                .hasSize(4);
        assertThat(find(new AnyNumber(
                        "volume",
                        List.of(new NumberRange(
                                SearchPrefix.EQ, low, high, Optional.empty(), Optional.of("L"), Optional.empty())))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "STARTS_WITH, anna, high low",
        "STARTS_WITH, muller, ''",
        "CONTAINS, muller, low",
        "CONTAINS, 0%, middle",
        "CONTAINS, 0_, ''",
        "EQUALS, annabelle, high",
        "EQUALS, anna, ''",
        "EXACT, Annabelle, high",
        "EXACT, annabelle, ''",
        "EXACT, Annabell, ''",
    })
    void comparesTextsLiterally(TextMatch how, String text, String found) {
        assertThat(String.join(" ", find(new AnyText("name", how, List.of(text)))))
                .isEqualTo(found);
    }

    @Test
    void findsByIdByLastUpdateAndByWhetherThereIsAValue() {
        assertThat(find(new AnyId(List.of("low", "gone", "absent")))).containsExactly("low");
        assertThat(find(new LastUpdated(
                        List.of(new DateRange(SearchPrefix.LE, NOON.plusSeconds(60), NOON.plusSeconds(61))))))
                .containsExactly("low");
        assertThat(find(new Presence("date", Wanted.MISSING))).containsExactly("none");
        assertThat(find(new Presence("date", Wanted.PRESENT))).containsExactly("high", "low", "middle");
    }

    @ParameterizedTest
    @CsvSource({
        "date, ASCENDING, low middle high none",
        "date, DESCENDING, high middle low none",
        "_id, DESCENDING, none middle low high",
        "_lastUpdated, DESCENDING, none high middle low",
        "_lastUpdated, ASCENDING, low middle high none",
    })
    void sortsAndPagesWithoutLossOrRepetition(String parameter, Direction direction, String expected) {
        List<SortBy> sort = List.of(new SortBy(parameter, direction));
        assertThat(String.join(" ", pageThrough(sort, 1))).isEqualTo(expected);
        assertThat(String.join(" ", pageThrough(sort, 3))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-30T00:00:00Z", "+123456789-01-01T00:00:00Z", "-4800-01-01T00:00:00Z"})
    void knowsNoPlaceAtWhatIsNoInstant(String instant) {
        SearchQuery query =
                new SearchQuery("Observation", List.of(), List.of(new SortBy("_lastUpdated", Direction.ASCENDING)), 1);
        Optional<PageCursor> made = Optional.of(new PageCursor(List.of(instant, "low")));
        assertThatExceptionOfType(NoSuchPlace.class)
                .isThrownBy(() -> record.bean(Search.class).find(query, made, Visibility.EVERYTHING));
    }

    @Test
    void sortsBySeveralParameters() {
        assertThat(pageThrough(
                        List.of(new SortBy("patient", Direction.DESCENDING), new SortBy("date", Direction.ASCENDING)),
                        1))
                .containsExactly("high", "none", "low", "middle");
    }

    private static List<String> pageThrough(List<SortBy> sort, int count) {
        Search search = record.bean(Search.class);
        SearchQuery query = new SearchQuery("Observation", List.of(), sort, count);
        List<String> found = new ArrayList<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = search.find(query, next, Visibility.EVERYTHING);
            page.versions().forEach(version -> found.add(version.key().id()));
            next = page.next().flatMap(cursor -> PageCursor.parse(cursor.text("q"), "q"));
        } while (next.isPresent());
        return found;
    }

    @Test
    void countsOnlyWhatIsVisible() {
        SearchQuery query = new SearchQuery("Observation", List.of(), List.of(), 1);
        Visibility ofP1 = () -> new Visibility.Condition("? = ANY (v.patients)", List.of("p1"));

        assertThat(record.bean(Search.class).count(query, Visibility.EVERYTHING))
                .isEqualTo(4);
        assertThat(record.bean(Search.class).count(query, ofP1)).isEqualTo(2);
        assertThat(record.bean(Search.class).find(query, Optional.empty(), ofP1).versions())
                .extracting(version -> version.key().id())
                .containsExactly("low");
    }

    /**
     * A search follows links to few targets beforehand; a condition on rows hashes the keys of however many; a list
     * looks from each row.
     */
    @ParameterizedTest
    @CsvSource({"female, true, low middle", "male, true, high none", "female, false, ''", "none, true, ''"})
    void followsReferencesToWhatIsThere(String gender, String visible, String found) {
        Visibility seen = () -> new Visibility.Condition("? = 'true'", List.of(visible));
        SearchCriterion linked = new Linked(
                "Observation",
                "patient",
                List.of(new Target("Patient", new AnyTerm(List.of("gender=|" + gender)), seen)));
        Visibility.Condition rows = record.bean(Selection.class).rows("Observation", List.of(linked));
        assertThat(String.join(" ", ids(List.of(linked), Visibility.EVERYTHING)))
                .isEqualTo(found);
        assertThat(String.join(" ", ids(List.of(), () -> rows))).isEqualTo(found);
        assertThat(String.join(
                        " ", ids(List.of(new AllTerms(List.of()), new AllOf(List.of(linked))), Visibility.EVERYTHING)))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"p1, true, p1", "p1, false, ''", "p3, true, ''"})
    void findsWhatIsReferredToByWhatIsThere(String patient, String visible, String found) {
        Visibility seen = () -> new Visibility.Condition("? = 'true'", List.of(visible));
        SearchCriterion has = new ReferredTo(
                "Patient", "Observation", "patient", new AnyTerm(List.of("value-concept=t|" + patient)), seen);
        SearchQuery query = new SearchQuery("Patient", List.of(has), List.of(), 10);
        assertThat(record.bean(Search.class).find(query, Optional.empty(), Visibility.EVERYTHING).versions().stream()
                        .map(version -> version.key().id())
                        .toList())
                .isEqualTo(found.isEmpty() ? List.of() : List.of(found));
    }

    /** What a search finds is what a selection by the same criteria shows, by rows and version by version. */
    private static List<String> find(SearchCriterion... criteria) {
        List<String> found = ids(List.of(criteria), Visibility.EVERYTHING);
        Selection selection = record.bean(Selection.class);
        Visibility.Condition rows = selection.rows("Observation", List.of(criteria));
        assertThat(ids(List.of(), () -> rows)).isEqualTo(found);
        assertThat(CONTENTS.stream()
                        .filter(content -> selection.holds(content, List.of(criteria)))
                        .map(content -> content.key().id()))
                .containsExactlyInAnyOrderElementsOf(found);
        return found;
    }

    private static List<String> ids(List<SearchCriterion> criteria, Visibility visibility) {
        SearchQuery query = new SearchQuery("Observation", criteria, List.of(), 100);
        return record.bean(Search.class).find(query, Optional.empty(), visibility).versions().stream()
                .map(version -> version.key().id())
                .toList();
    }
}

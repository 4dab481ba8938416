package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.NotIndexedYet;
import care.sij.record.Origin;
import care.sij.record.Reindexing;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchQuery;
import care.sij.record.Selection;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows as an earlier version of this service has written them become what the present one writes. */
class IndexedAnewIT {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private static final SearchCriteria CRITERIA =
            new SearchCriteria(new SearchParameters(FhirR4.context()), CLOCK, "http://own.example/fhir");
    private static final String DOSE = """
            {"resourceType":"Observation","id":"%s","status":"final","code":{"coding":[{"code":"dose"}],"text":"Dose"},
             "valueQuantity":{"value":500,"system":"http://unitsofmeasure.org","code":"mg"}}""";

    private final TestRecord record = TestRecord.on(CLOCK);
    private final FhirJson json = new FhirJson(FhirR4.context());
    private final IndexTermExtractor extractor = new IndexTermExtractor(FhirR4.context());

    @AfterEach
    void close() {
        record.close();
    }

    private IndexedAnew process() {
        return new IndexedAnew(record.bean(Reindexing.class), json, extractor);
    }

    @Test
    void findsByWhatTheOlderIndexDidNotHave() {
        put("Observation", "dose", Origin.PARTNER, DOSE.formatted("dose"), Set.of("code=*|dose"));
        put("Provenance", "own", Origin.PROJECTED, "{'resourceType':'Provenance','id':'own'}", Set.of("x=y"));
        put(
                "Bundle",
                "archived",
                Origin.PARTNER,
                "{'resourceType':'Bundle','id':'archived','type':'message'}",
                Set.of());
        put("Observation", "broken", Origin.PARTNER, "not json", Set.of("code=*|broken"));
        makeOld();
        assertThat(found("Observation", "value-quantity", "0.500|http://unitsofmeasure.org|g"))
                .isEmpty();

        process().portion();

        assertThat(found("Observation", "value-quantity", "0.500|http://unitsofmeasure.org|g"))
                .containsExactly("dose");
        assertThat(found("Observation", "code-value-quantity", "dose$gt499")).containsExactly("dose");
        assertThat(found("Observation", "code:text", "dose")).containsExactly("dose");
        assertThat(found("Provenance", "patient:missing", "true")).containsExactly("own");
        assertThat(record.app()
                        .queryForObject(
                                "select terms @> array['Provenance.patient=Patient/p1'] from resource_current where id = 'own'",
                                Boolean.class))
                .isTrue();
        assertThat(found("Bundle", "type", "message"))
                .as("is found by nothing, as before")
                .isEmpty();
        assertThat(found("Observation", "code", "broken"))
                .as("keeps what it had")
                .containsExactly("broken");
        assertThat(revisions()).containsExactly(4);
    }

    /** An older row lacks what only the present index has. */
    @Test
    void asksForNothingThatLacksUntilAllOfTheTypeIsIndexed() {
        put("Observation", "dose", Origin.PARTNER, DOSE.formatted("dose"), Set.of("code=*|dose"));
        put("Provenance", "own", Origin.PARTNER, "{'resourceType':'Provenance','id':'own'}", Set.of("x=y"));
        record.owner().update("update resource_current set index_revision = 3 where type = 'Observation'");
        for (String modified : List.of("code:not", "value-string:missing")) {
            String value = modified.endsWith(":not") ? "other" : "true";
            assertThatThrownBy(() -> found("Observation", modified, value)).isInstanceOf(NotIndexedYet.class);
        }
        assertThat(found("Observation", "code", "dose")).containsExactly("dose");
        assertThat(found("Provenance", "target:missing", "true")).containsExactly("own");
        assertThat(selected("code:not", "other"))
                .as("a scope shows no older row")
                .isEmpty();

        process().portion();

        assertThat(found("Observation", "code:not", "other")).containsExactly("dose");
        assertThat(selected("code:not", "other")).containsExactly("dose");
    }

    private List<String> selected(String parameter, String value) {
        Visibility.Condition narrowed = record.bean(Selection.class)
                .rows("Observation", List.of(CRITERIA.of("Observation", AskedParameter.of(parameter, value))));
        return record.app()
                .queryForList(
                        "select v.id from resource_current v where " + narrowed.sql(),
                        String.class,
                        narrowed.parameters().toArray());
    }

    @Test
    void writesWhatACommitWritesAndTheSameAgain() {
        IndexTerms terms = extractor.extract(json.read(Bytes.utf8(DOSE.formatted("dose"))));
        put("Observation", "dose", Origin.PARTNER, DOSE.formatted("dose"), terms);
        List<String> written = rows();
        for (int again = 0; again < 2; again++) {
            record.owner().update("update resource_current set index_revision = 1");
            process().portion();
            assertThat(rows()).isEqualTo(written);
        }
    }

    @Test
    void sharesTheWorkAmongProcesses() {
        IntStream.range(0, 500)
                .forEach(i ->
                        put("Observation", "o" + i, Origin.PARTNER, DOSE.formatted("o" + i), Set.of("code=*|dose")));
        makeOld();
        List<IndexedAnew> processes =
                IntStream.range(0, 3).mapToObj(i -> process()).toList();
        CompletableFuture.allOf(processes.stream()
                        .map(process -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 4; i++) {
                                process.portion();
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        process().portion();
        assertThat(revisions()).containsExactly(4);
        assertThat(record.app()
                        .queryForObject(
                                "select count(*) = 500 and count(distinct id) = 500 from index_number where parameter = 'value-quantity'",
                                Boolean.class))
                .isTrue();
    }

    /** As the service before migration 60 has left them. */
    private void makeOld() {
        record.owner().update("update resource_current set index_revision = 1, texts = '{}', composites = '[]'");
        record.owner().update("delete from index_number");
        record.owner().update("update index_string set exact = ''");
    }

    private List<Integer> revisions() {
        return record.app().queryForList("select distinct index_revision from resource_current", Integer.class);
    }

    private List<String> rows() {
        return record.app()
                .queryForList(
                        "select row(c.terms, c.sort_names, c.sort_lows, c.sort_highs, c.texts, c.composites, c.index_revision, n,"
                                + " s)::text from resource_current c left join index_number n using (type, id)"
                                + " left join index_string s using (type, id) order by 1",
                        String.class);
    }

    private List<String> found(String type, String parameter, String value) {
        SearchQuery query =
                new SearchQuery(type, List.of(CRITERIA.of(type, AskedParameter.of(parameter, value))), List.of(), 10);
        return record.bean(Search.class).find(query, Optional.empty(), Visibility.EVERYTHING).versions().stream()
                .map(StoredVersion::key)
                .map(ResourceKey::id)
                .toList();
    }

    private void put(String type, String id, Origin origin, String text, Set<String> terms) {
        put(
                type,
                id,
                origin,
                text,
                new IndexTerms(terms, List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    private void put(String type, String id, Origin origin, String text, IndexTerms terms) {
        byte[] body = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            return commit.append(new Draft(
                    new ResourceKey(type, id),
                    List.of("p1"),
                    origin,
                    "demo-hospital",
                    Bytes.of(body),
                    (version, instant) -> body,
                    terms));
        });
    }
}

package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.access.reach.PartnersView;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.CompartmentMembership;
import care.sij.fhir.FhirR4;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.fhir.SearchCriteria;
import care.sij.fhir.SearchParameters;
import care.sij.fhir.Steps;
import care.sij.partner.PartnerRole;
import care.sij.record.Neighbours.Link;
import care.sij.record.ResourceKey;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commonest searches find their rows by an index, as PostgreSQL itself plans them on a record of some size. */
class QueryPlansIT {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private static final SearchCriteria CRITERIA =
            new SearchCriteria(new SearchParameters(FhirR4.context()), CLOCK, "http://localhost/fhir");
    private static final List<String> COMMON = List.of(
            "Observation?patient=Patient/p77&code=http://loinc.org|72513&_sort=-date",
            "Observation?patient=Patient/p77&code=http://loinc.org|72513,http://loinc.org|72514&_sort=-date",
            "Observation?patient=Patient/p77&date=ge2024-01-01&_sort=date",
            "Observation?patient=Patient/p77&category=survey&date=ge2023-01-01&date=lt2024-01-01",
            "Observation?patient=Patient/p77",
            "Observation?patient=Patient/p77&_lastUpdated=gt2025-12-01",
            "Observation?subject=Patient/p77&status=final&_sort=-_lastUpdated",
            "Observation?code=72513&value-quantity=gt97",
            "Observation?date=2025-01-14",
            "Observation?_lastUpdated=ge2025-12-20&_sort=_lastUpdated",
            "Observation?_id=Observation-7-3",
            "Patient?identifier=http://m|77",
            "Patient?identifier=77",
            "Patient?name=synthetica%20a1",
            "Patient?family=meyer b&birthdate=1980-04-01",
            "Patient?name=testine c2&birthdate=ge1960-01-01&_sort=family",
            "Patient?birthdate=1980-04-01&gender=female",
            "Patient?_id=p77",
            "Task?owner=Organization/o7&status=requested",
            "Task?owner=Organization/o7&status=requested,accepted&_sort=-modified",
            "Task?patient=Patient/p77",
            "Task?status=requested&_sort=_lastUpdated",
            "Task?patient=Patient/p77&status=requested&_sort=-_lastUpdated",
            "Task?owner=Organization/o7&business-status=3&_sort=authored-on",
            "Task?focus=ServiceRequest/ServiceRequest-77-1",
            "ServiceRequest?identifier=http://r|77",
            "ServiceRequest?patient=Patient/p77&status=active&_sort=-authored",
            "CarePlan?patient=Patient/p77",
            "CarePlan?patient=Patient/p77&status=active&category=sij",
            "Condition?patient=Patient/p77&clinical-status=active",
            "Procedure?patient=Patient/p77&status=completed&_sort=-date",
            "Provenance?target=Observation/Observation-7-3");

    private static final List<String> FOLLOWING = List.of(
            "Observation?subject:Patient.identifier=http://m|77",
            "Observation?patient.identifier=http://m|77&code=http://loinc.org|72513",
            "Condition?patient.birthdate=1980-04-01",
            "Task?patient.family=meyer b&status=requested",
            "Task?focus:ServiceRequest.identifier=http://r|77",
            "Patient?_has:Task:patient:owner=Organization/o7",
            "Patient?_has:Condition:patient:code=http://snomed.info/sct|7&gender=female",
            "Provenance?target:Observation.patient=Patient/p77",
            "Observation?subject:identifier=http://m|77",
            "Task?owner:identifier=http://o|7&status=requested");

    private static final TestRecord RECORD = TestRecord.on(CLOCK);

    private static ExplainingTemplate explaining;

    @BeforeAll
    static void fill() {
        LargeRecord.fill(RECORD);
        explaining = new ExplainingTemplate(RECORD.bean(DataSource.class));
    }

    @AfterAll
    static void close() {
        RECORD.close();
    }

    static Stream<String> common() {
        return COMMON.stream();
    }

    @ParameterizedTest
    @MethodSource("common")
    void readNoLargeTableWhole(String search) {
        for (Visibility visibility : visibilities()) {
            SearchQuery query = query(search, new Following(visibility));
            JdbcSearch searching = new JdbcSearch(new SearchStatements(explaining), explaining);
            searching.find(query, Optional.empty(), visibility);
            assertReadsByIndex(explaining.plan());
        }
    }

    static Stream<String> following() {
        return FOLLOWING.stream();
    }

    /** The statements that find the targets of links included. */
    @ParameterizedTest
    @MethodSource("following")
    void followReferencesByIndex(String search) {
        for (Visibility visibility : visibilities()) {
            JdbcSearch searching = new JdbcSearch(new SearchStatements(explaining), explaining);
            SearchQuery query = query(search, new Following(visibility));
            searching.find(query, Optional.empty(), visibility);
            searching.keys(query, Optional.empty(), visibility, 1000);
            assertReadsByIndex(explaining.plan());
        }
    }

    /** As a search of several types, or of a compartment, asks for each type. */
    @ParameterizedTest
    @ValueSource(strings = {"Observation", "Provenance", "ServiceRequest", "CarePlan", "Condition", "Procedure"})
    void findACompartmentByIndex(String type) {
        List<String> terms = new CompartmentMembership(FhirR4.context())
                .parameters("Patient", type).stream()
                        .map(parameter -> parameter + "=Patient/p77")
                        .toList();
        assertThat(terms).isNotEmpty();
        SearchQuery query = new SearchQuery(type, List.of(new AnyTerm(terms)), List.of(), 50);
        for (Visibility visibility : visibilities()) {
            new JdbcSearch(new SearchStatements(explaining), explaining)
                    .keys(query, Optional.empty(), visibility, 1000);
            new JdbcSearch(new SearchStatements(explaining), explaining).find(query, Optional.empty(), visibility);
            assertReadsByIndex(explaining.plan());
        }
    }

    @Test
    void includeByIndex() {
        List<ResourceKey> page = IntStream.range(1, 51)
                .mapToObj(n -> new ResourceKey("Observation", "Observation-" + n + "-3"))
                .toList();
        for (Visibility visibility : visibilities()) {
            JdbcNeighbours neighbours = new JdbcNeighbours(new SearchStatements(explaining));
            neighbours.targets(page, List.of(new Link("Observation", "subject")), 1000);
            neighbours.current(page, visibility, 1 << 23);
            neighbours.referring(page, List.of(new Link("Provenance", "target")), visibility, 1000, 1 << 23);
            assertReadsByIndex(explaining.plan());
        }
    }

    private static List<Visibility> visibilities() {
        return List.of(PartnersView.of(RECORD, "demo-hospital", PartnerRole.HOSPITAL), Visibility.EVERYTHING);
    }

    /** Whoever searches may follow every reference. */
    private record Following(Visibility seen) implements Steps {

        @Override
        public boolean maySearch(String type) {
            return true;
        }

        @Override
        public Visibility visibility(String type) {
            return seen;
        }

        @Override
        public AskedParameter ask(String type, AskedParameter asked) {
            return asked;
        }

        @Override
        public Shown numbers() {
            return Shown.ALL;
        }
    }

    /** So that it is seen to be a test: this one has no index. */
    @Test
    void showsWhereATableIsReadWhole() {
        explaining.query("select * from resource_current where owner = ?", (row, number) -> number, "nobody");

        assertThatThrownBy(() -> assertReadsByIndex(explaining.plan())).isInstanceOf(AssertionError.class);
    }

    private static void assertReadsByIndex(String plan) {
        assertThat(LargeRecord.TABLES)
                .allSatisfy(table -> assertThat(plan).doesNotContainPattern("Seq Scan on " + table + "\\b"));
    }

    private static SearchQuery query(String search, Steps steps) {
        String type = search.substring(0, search.indexOf('?'));
        List<SearchCriterion> criteria = new ArrayList<>();
        List<SortBy> sort = new ArrayList<>();
        for (String parameter : search.substring(type.length() + 1).split("&", -1)) {
            String name = parameter.substring(0, parameter.indexOf('='));
            String value = parameter.substring(name.length() + 1).replace("%20", " ");
            if (name.equals("_sort")) {
                sort.add(new SortBy(
                        value.replace("-_", "_").replaceFirst("^-", ""),
                        value.startsWith("-") ? Direction.DESCENDING : Direction.ASCENDING));
            } else {
                criteria.add(CRITERIA.of(type, AskedParameter.of(name, value), steps));
            }
        }
        return new SearchQuery(type, criteria, sort, 50);
    }
}

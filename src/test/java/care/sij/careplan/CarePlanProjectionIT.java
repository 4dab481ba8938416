package care.sij.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.IndexTermExtractor;
import care.sij.record.CommitCause;
import care.sij.record.Draft;
import care.sij.record.HistoryQuery;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.Journey;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The projection in real commits. */
class CarePlanProjectionIT {

    private static final String PATIENT = "p1";
    private static final ResourceKey MESSAGE = new ResourceKey("Bundle", "message-1");

    private final TestClock clock = new TestClock(Instant.parse("2024-03-05T15:00:00Z"));
    private final TestRecord record = TestRecord.with(clock, Wiring.class);
    private final FhirJson json = record.bean(FhirJson.class);
    private final List<List<Draft>> messages = new JourneyRecord(PATIENT).of(Journey.named("J1"));

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"care.sij.careplan", "care.sij.fhir.facts"})
    static class Wiring {

        @Bean
        FhirJson fhirJson() {
            return new FhirJson(FhirR4.context());
        }

        @Bean
        IndexTermExtractor indexTermExtractor() {
            return new IndexTermExtractor(FhirR4.context());
        }

        @Bean
        ClinicSettings clinicSettings() {
            return new ClinicSettings(ZoneId.of("America/New_York"), 1000);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate jdbc) {
            return JdbcClient.create(jdbc);
        }
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void writesThePlanInTheCommitOfItsFacts() {
        List<StoredVersion> appended = tell(messages.get(0));
        StoredVersion plan = only(appended, "CarePlan");
        Provenance provenance = json.read(only(appended, "Provenance").body(), Provenance.class);
        assertThat(plan.origin()).isEqualTo(Origin.PROJECTED);
        assertThat(plan.commit()).isEqualTo(appended.get(0).commit());
        assertThat(provenance.getTarget())
                .extracting(target -> target.getReference())
                .contains(plan.reference())
                .hasSize((int) appended.stream()
                                .filter(version -> version.origin() == Origin.PROJECTED)
                                .count()
                        - 1);
        assertThat(provenance.getEntity())
                .extracting(entity -> entity.getWhat().getReference())
                .contains("Bundle/message-1/_history/1")
                .anyMatch(evidence -> evidence != null && evidence.startsWith("Observation/"));
        assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("sij-referral-request");
        assertThat(provenance.getRecorded()).isEqualTo(plan.instant());
    }

    @Test
    void findsProvenanceByPatientAndByEvidence() {
        tell(messages.get(0));
        assertThat(found("Provenance", "patient=Patient/" + PATIENT)).hasSize(1);
        assertThat(found("GuidanceResponse", "patient=Patient/" + PATIENT)).hasSize(9);
    }

    @Test
    void appendsNothingWhenTheSameIsToldAgain() {
        tell(messages.get(0));
        assertThat(tell(messages.get(0))).isEmpty();
    }

    @Test
    void lettingADayPassMissesAWindowAndSaysThatTimeDidIt() {
        messages.subList(0, 22).forEach(this::tell);
        assertThat(visit("follow-up-3-mo").getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
        long plansBefore = versions(plan());

        clock.advance(Duration.ofDays(63));
        record.bean(PassingTime.class).tick();

        Task missed = visit("follow-up-3-mo");
        assertThat(missed.getStatus()).isEqualTo(Task.TaskStatus.FAILED);
        assertThat(versions(new ResourceKey("Task", missed.getIdElement().getIdPart())))
                .isEqualTo(2);
        assertThat(versions(plan())).isGreaterThanOrEqualTo(plansBefore);
        assertThat(found("Provenance", "patient=Patient/" + PATIENT).stream()
                        .map(version -> json.read(version.body(), Provenance.class))
                        .map(provenance ->
                                provenance.getActivity().getCodingFirstRep().getCode()))
                .contains("tick");
    }

    @Test
    void ticksADayOnce() {
        tell(messages.get(0));
        record.bean(PassingTime.class).tick();
        assertThat(record.app().queryForObject("select count(*) from tick", Long.class))
                .isEqualTo(1);
        assertThat(record.app().queryForObject("select count(*) from tick_projected", Long.class))
                .isEqualTo(1);
    }

    @Test
    void derivesAllPlansAgainWhenThePoliciesChanged() {
        tell(messages.get(0));
        record.app().update("insert into rule_set (rules, finished_at) values ('older', now())");
        record.bean(PassingTime.class).start();
        assertThat(record.app().queryForObject("select rules from rule_set order by number desc limit 1", String.class))
                .contains("PlanDefinition/clinic-protocol|1.0.0");
    }

    @Test
    void doesNotWriteAnewInTheSameWordsWhatWasErasedAlone() {
        StoredVersion plan = only(tell(messages.get(0)), "CarePlan");
        record.owner().execute("grant execute on function erase_body to sij_owner");
        record.owner()
                .query(
                        "select erase_body('CarePlan', ?, ?, 'a court')",
                        row -> {},
                        plan.key().id(),
                        plan.version());

        deriveAgain("same");
        assertThat(versions(plan.key())).isEqualTo(plan.version());

        messages.subList(1, 22).forEach(this::tell);
        assertThat(versions(plan.key())).as("what it says now").isGreaterThan(plan.version());
    }

    @Test
    void writesAnewWhatWasErasedWithAllItFollowsFrom() {
        List<StoredVersion> first = tell(messages.get(0));
        StoredVersion plan = only(first, "CarePlan");
        record.owner().execute("grant execute on function erase_body to sij_owner");
        first.stream()
                .filter(version -> version.patients().contains(PATIENT))
                .forEach(version -> record.owner()
                        .query(
                                "select erase_body(?, ?, ?, 'a purge')",
                                row -> {},
                                version.key().type(),
                                version.key().id(),
                                version.version()));

        StoredVersion again = only(tellAnew(messages.get(0)), "CarePlan");

        assertThat(again.reference()).isEqualTo(plan.key().reference() + "/_history/2");
    }

    private void deriveAgain(String occasion) {
        assertThat(record.bean(Reprojection.class).run(CommitCause.Kind.TICK, "tick", occasion, List.of(PATIENT)))
                .isEqualTo(Reprojection.Result.COMPLETE);
    }

    private List<StoredVersion> tellAnew(List<Draft> facts) {
        return record.commits()
                .commit(TestRecord.CAUSE, commit -> {
                    commit.lockPatients(List.of(PATIENT));
                    facts.stream()
                            .filter(draft -> draft.patients().contains(PATIENT))
                            .forEach(commit::append);
                    return commit;
                })
                .appended();
    }

    private List<StoredVersion> tell(List<Draft> facts) {
        CommitCause cause = new CommitCause(
                CommitCause.Kind.MESSAGE, "demo-hospital", "sij-referral-request", Optional.of(MESSAGE), "request-1");
        List<ResourceKey> shared = facts.stream()
                .filter(draft -> draft.patients().isEmpty())
                .map(Draft::key)
                .toList();
        return record.commits()
                .commit(cause, commit -> {
                    commit.lockPatients(List.of(PATIENT));
                    commit.lockPatientless(shared, List.of());
                    facts.stream()
                            .filter(draft -> commit.current(draft.key())
                                    .filter(known -> known.contentHash().equals(draft.contentHash()))
                                    .isEmpty())
                            .forEach(commit::append);
                    return commit;
                })
                .appended();
    }

    private Task visit(String key) {
        return found("Task", "patient=Patient/" + PATIENT).stream()
                .filter(version -> version.origin() == Origin.PROJECTED)
                .map(version -> json.read(version.body(), Task.class))
                .filter(task -> task.getIdentifierFirstRep().getValue().endsWith("/" + key))
                .findFirst()
                .orElseThrow();
    }

    private ResourceKey plan() {
        StoredVersion plan = found("CarePlan", "patient=Patient/" + PATIENT).get(0);
        assertThat(json.read(plan.body(), CarePlan.class).getActivity()).isNotEmpty();
        return plan.key();
    }

    private long versions(ResourceKey key) {
        return record.versions()
                .history(HistoryQuery.of(key, 200), Optional.empty(), Visibility.EVERYTHING)
                .versions()
                .size();
    }

    private List<StoredVersion> found(String type, String term) {
        SearchQuery query = new SearchQuery(type, List.of(new SearchCriterion.AnyTerm(List.of(term))), List.of(), 200);
        return record.bean(Search.class)
                .find(query, Optional.empty(), Visibility.EVERYTHING)
                .versions();
    }

    private static StoredVersion only(List<StoredVersion> versions, String type) {
        return versions.stream()
                .filter(version -> version.key().type().equals(type))
                .filter(version -> version.origin() == Origin.PROJECTED)
                .reduce((one, other) -> {
                    throw new AssertionError("more than one " + type);
                })
                .orElseThrow();
    }
}

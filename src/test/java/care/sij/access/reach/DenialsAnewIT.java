package care.sij.access.reach;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Consents and Organizations that were on record before their names were read as they are now. */
class DenialsAnewIT {

    private static final List<String> PATIENTS = List.of("p1");

    private final TestRecord record = TestRecord.on(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void derivesOnceWhatMigration34ReadOtherwise() {
        put("Organization", "o", List.of(), "'name':'H\u00f4pital  G\u00e9n\u00e9ral'");
        put("Organization", "o", List.of(), "'name':'Other','alias':['Another']");
        put(
                "Organization",
                "o",
                List.of(),
                "'identifier':[{'system':'http://sij-pathways.example.org/fhir/sid/partner','value':'st-mary'}]");
        put(
                "Consent",
                "some",
                PATIENTS,
                consent(
                        "active",
                        "'period':{'start':'2026','end':'2026-03'},"
                                + "'actor':[{'reference':{'display':'H\u00f4pital'}},{'reference':{'identifier':{'value':'st-mary',"
                                + "'system':'http://sij-pathways.example.org/fhir/sid/partner'}}}]"));
        put("Consent", "withdrawn", PATIENTS, consent("active", ""));
        put("Consent", "withdrawn", PATIENTS, consent("inactive", ""));
        stale("some", "name|?");
        stale("withdrawn", "");

        anew();

        assertThat(rows("select organization || ' ' || named || ' ' || teller from organization_known_as"
                        + " order by named"))
                .containsExactly(
                        "Organization/o client|st-mary demo-hospital",
                        "Organization/o name|another demo-hospital",
                        "Organization/o name|hopital general demo-hospital",
                        "Organization/o name|other demo-hospital");
        assertThat(rows("select distinct (d.commit = c.commit)::text from consent_denial d join resource_current c"
                        + " on c.type = 'Consent' and c.id = d.consent"))
                .containsExactly("true");
        assertThat(rows("select consent || ' ' || patient || ' ' || named || ' ' || (since at time zone 'UTC') || ' '"
                        + " || (until at time zone 'UTC') || ' ' || unless::text from consent_denial"
                        + " order by named, unless"))
                .containsExactly(
                        "some p1  2026-01-01 00:00:00 2026-04-01 00:00:00 {client|st-mary}",
                        "some p1  2026-01-01 00:00:00 2026-04-01 00:00:00 {name|hopital}",
                        "some p1 client|st-mary 2026-01-01 00:00:00 2026-04-01 00:00:00 {}",
                        "some p1 name|hopital 2026-01-01 00:00:00 2026-04-01 00:00:00 {}");

        stale("later", "");
        anew();

        assertThat(rows("select consent from consent_denial where consent = 'later'"))
                .as("only once")
                .hasSize(1);
    }

    @Test
    void takesForTheTellerOfANameWhoStatedItAndNotWhoseCommitAppliedIt() {
        put("Organization", "o", List.of(), "'name':'Released'");
        put("Organization", "o", List.of(), "'name':'Own'");
        record.app()
                .update("insert into statement (type, id, partner, message_id, source_at, content_hash, version)"
                        + " values ('Organization', 'o', 'clinic', 'm', now(), '', 1)");

        anew();

        assertThat(rows("select named || ' ' || teller from organization_known_as order by named"))
                .containsExactly("name|own demo-hospital", "name|released clinic");
    }

    @Test
    void findsSinceWhenAConsentHasNamedWhomItNamesAndWhatWasDeletedDeniesNothing() {
        String organization = "'actor':[{'reference':{'reference':'Organization/o'}}]";
        put("Consent", "merged", List.of("p2"), consent("active", organization));
        long named = record.app().queryForObject("select max(number) from commit", Long.class);
        put("Consent", "merged", PATIENTS, consent("active", organization + ",'period':{'end':'2027'}"));
        put("Consent", "gone", PATIENTS, consent("active", ""));
        delete("gone");

        anew();

        assertThat(rows("select distinct consent || ' ' || patient || ' ' || commit from consent_denial"))
                .containsExactly("merged p1 " + named);
    }

    @Test
    void deniesAllByAConsentThatCannotBeReadAndStartsAllTheSame() {
        put("Organization", "o", List.of(), "'name':{'unreadable':");
        put("Consent", "unreadable", PATIENTS, "'status':");
        put("Consent", "readable", PATIENTS, consent("active", "'actor':[{'reference':{'display':'Other'}}]"));

        anew();

        assertThat(rows("select consent || ' ' || named || unless::text from consent_denial"
                        + " order by consent, named"))
                .containsExactly("readable {name|other}", "readable name|other{}", "unreadable {}");
        assertThat(rows("select named from organization_known_as")).isEmpty();
    }

    @Test
    void deniesAllByAConsentThatWasErasedAloneAndNobodyByOneThatWasPurged() {
        record.owner().execute("grant execute on function erase_body to sij_owner");
        for (String consent : List.of("erased", "purged", "restated", "permitting")) {
            stale(consent, "");
            put("Consent", consent, PATIENTS, consent("active", "'actor':[{'reference':{'display':'Other'}}]"));
            record.owner().query("select erase_body('Consent', ?, 1, 'a test')", row -> {}, consent);
        }
        put("Consent", "restated", PATIENTS, consent("inactive", ""));
        record.app()
                .update("insert into statement (type, id, partner, message_id, source_at, content_hash, version)"
                        + " select 'Consent', id, 'demo-hospital', 'm', now(), '', 1"
                        + " from unnest(array['erased', 'restated', 'permitting']) id");
        record.app().update("delete from consent_denial where consent = 'permitting'");

        anew();

        assertThat(rows("select consent || ' ' || patient || ' ' || named || unless::text from consent_denial"))
                .containsExactly("erased p1 {}");
    }

    private void anew() {
        JdbcClient jdbc = JdbcClient.create(record.app());
        new DenialsAnew(
                        jdbc,
                        new TransactionTemplate(record.bean(JdbcTransactionManager.class)),
                        new DenialRows(jdbc),
                        new FhirJson(FhirR4.context()))
                .afterSingletonsInstantiated();
    }

    private void delete(String consent) {
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(PATIENTS);
            return commit.delete(new ResourceKey("Consent", consent), "demo-hospital");
        });
    }

    private void stale(String consent, String named) {
        record.app().update("insert into consent_denial values (?, 'p1', ?, '-infinity', 'infinity')", consent, named);
    }

    private List<String> rows(String query) {
        return record.app().queryForList(query, String.class);
    }

    private static String consent(String status, String provision) {
        return "'status':'" + status + "','scope':{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},"
                + "'provision':{'type':'deny'" + (provision.isEmpty() ? "" : "," + provision) + "}";
    }

    private void put(String type, String id, List<String> patients, String content) {
        byte[] body = ("{'resourceType':'" + type + "'," + content + "}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        ResourceKey key = new ResourceKey(type, id);
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(patients.isEmpty() ? patients : List.of("p1", "p2"));
            commit.lockPatientless(patients.isEmpty() ? List.of(key) : List.of(), List.of());
            return commit.append(new Draft(
                    key,
                    patients,
                    Origin.PARTNER,
                    "demo-hospital",
                    Bytes.of(body),
                    (version, instant) -> body,
                    IndexTerms.NONE));
        });
    }
}

package care.sij.access.reach;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import care.sij.record.CommitCause;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is noted of each commit. */
class ConsentStepIT {

    private final TestRecord record = TestRecord.with(
            new TestClock(Instant.parse("2026-03-01T10:00:00Z")), ConsentStep.class, DenialRows.class, Needed.class);

    static class Needed {

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        FhirJson json() {
            return new FhirJson(FhirR4.context());
        }
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void keepsWhichPartnerToldFirstWhatAnOrganizationIsCalledAndWithWhichCommit() {
        StoredVersion first = tell("demo-hospital", "Mary");
        StoredVersion second = tell("ada@clinic", "Mary");
        tell("demo-hospital", "Mary");

        assertThat(record.app()
                        .queryForList(
                                "select organization || ' ' || named || ' ' || teller || ' ' || commit"
                                        + " from organization_known_as order by commit",
                                String.class))
                .containsExactly(
                        "Organization/o name|mary demo-hospital " + first.commit(),
                        "Organization/o name|mary clinic " + second.commit());
    }

    @Test
    void takesForItsTellerWhoStatedItAndNotWhoseCommitAppliesIt() {
        StoredVersion released = tell("clinic", "Mary", "demo-hospital");

        assertThat(record.app()
                        .queryForList(
                                "select teller || ' ' || commit from organization_known_as where named = 'name|mary'",
                                String.class))
                .containsExactly("demo-hospital " + released.commit());
    }

    @Test
    void keepsWithWhichCommitAConsentFirstNamedWhomItNames() {
        StoredVersion first = consent("p1", "Organization/o", "2026");
        StoredVersion merged = consent("p2", "Organization/o", "2026");
        StoredVersion longer = consent("p2", "Organization/o", "2027");

        assertThat(List.of(merged.version(), longer.version())).containsExactly(2L, 3L);
        assertThat(since()).containsExactly("p2 Organization/o " + first.commit(), "p2  " + first.commit());

        StoredVersion other = consent("p2", "Organization/other", "2027");
        assertThat(since()).containsExactly("p2 Organization/other " + other.commit(), "p2  " + other.commit());
    }

    private List<String> since() {
        return record.app()
                .queryForList(
                        "select patient || ' ' || named || ' ' || commit from consent_denial order by named desc",
                        String.class);
    }

    /** As a merge of its Patient, or its owner, states it anew. */
    private StoredVersion consent(String patient, String organization, String until) {
        byte[] body = ("{'resourceType':'Consent','status':'active','scope':{'coding':[{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},'provision':"
                        + "{'type':'deny','period':{'end':'" + until + "'},'actor':[{'reference':{'reference':'"
                        + organization + "'}}]}}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8);
        return record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of("p1", "p2"));
            return commit.append(new Draft(
                    new ResourceKey("Consent", "c"),
                    List.of(patient),
                    Origin.PARTNER,
                    "demo-hospital",
                    Bytes.of(body),
                    (version, instant) -> body,
                    IndexTerms.NONE));
        });
    }

    /** By whoever's statement it becomes, in a commit of the agent's. */
    private StoredVersion tell(String agent, String name, String... stating) {
        ResourceKey key = new ResourceKey("Organization", "o");
        byte[] body = "{\"resourceType\":\"Organization\",\"name\":\"%s\"}"
                .formatted(name)
                .getBytes(StandardCharsets.UTF_8);
        CommitCause cause = new CommitCause(CommitCause.Kind.REST, agent, "update", Optional.empty(), "request-1");
        return record.commits().commit(cause, commit -> {
            commit.lockPatientless(List.of(key), List.of());
            StoredVersion version = commit.append(new Draft(
                    key,
                    List.of(),
                    Origin.PARTNER,
                    "demo-hospital",
                    Bytes.utf8(agent),
                    (number, instant) -> body,
                    IndexTerms.NONE));
            for (String partner : stating) {
                record.app()
                        .update(
                                "insert into statement (type, id, partner, message_id, source_at, content_hash, version)"
                                        + " values (?, ?, ?, 'm', now(), '', ?)",
                                key.type(),
                                key.id(),
                                partner,
                                version.version());
            }
            return version;
        });
    }
}

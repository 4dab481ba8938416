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

    private StoredVersion tell(String agent, String name) {
        ResourceKey key = new ResourceKey("Organization", "o");
        byte[] body = "{\"resourceType\":\"Organization\",\"name\":\"%s\"}"
                .formatted(name)
                .getBytes(StandardCharsets.UTF_8);
        CommitCause cause = new CommitCause(CommitCause.Kind.REST, agent, "update", Optional.empty(), "request-1");
        return record.commits().commit(cause, commit -> {
            commit.lockPatientless(List.of(key), List.of());
            return commit.append(new Draft(
                    key,
                    List.of(),
                    Origin.PARTNER,
                    "demo-hospital",
                    Bytes.utf8(agent),
                    (version, instant) -> body,
                    IndexTerms.NONE));
        });
    }
}

package care.sij.access.reach;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was on record before labels and Consents were read is read by the migration. */
class LabelBackfillIT {

    private static final Path MIGRATION = Path.of("src/main/resources/db/migration/V34__labels_and_consent.sql");

    private final TestRecord record = TestRecord.on(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void readsTheLabelsOfAllVersionsAndTheConsentsOfTheLatest() throws IOException {
        String label = "{'resourceType':'Observation','meta':{'security':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'%s'}]}}";
        put("Observation", "restricted", label.formatted("R"));
        put("Observation", "restricted", label.formatted("N"));
        put("Observation", "normal", label.formatted("N"));
        put("Observation", "unlabelled", "{'resourceType':'Observation','note':[{'text':'v3-Confidentiality'}]}");
        put("Consent", "nobody", consent("active", "'type':'deny','period':{'start':'2026','end':'2026-01-31'}"));
        put(
                "Consent",
                "some",
                consent(
                        "active",
                        "'type':'deny','actor':[{'reference':{'reference':'Organization/o'}},"
                                + "{'reference':{'display':' Demo Hospital'}}]"));
        put("Consent", "inactive", consent("inactive", "'type':'deny'"));
        put("Consent", "permits", consent("active", "'type':'permit'"));

        String sql = Files.readString(MIGRATION, StandardCharsets.UTF_8);
        for (String statement : sql.substring(sql.indexOf("with labelled")).split(";\n", -1)) {
            if (statement.contains("insert")) {
                record.owner().execute(statement);
            }
        }

        assertThat(rows("select type || '/' || id || ' ' || version || ' ' || code from resource_label"))
                .containsExactly("Observation/restricted 1 R");
        assertThat(rows("select consent || ' ' || patient || ' ' || named || ' ' || since || ' ' || (until at time zone"
                        + " 'UTC') from consent_denial order by 1"))
                .containsExactly(
                        "nobody p1  -infinity 2026-02-01 00:00:00",
                        "some p1 Organization/o -infinity infinity",
                        "some p1 name|demo hospital -infinity infinity");
    }

    private List<String> rows(String query) {
        return record.app().queryForList(query, String.class);
    }

    private static String consent(String status, String provision) {
        return "{'resourceType':'Consent','status':'" + status + "','scope':{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},'provision':{"
                + provision + "}}";
    }

    private void put(String type, String id, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        record.commits().commit(TestRecord.CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            return commit.append(new Draft(
                    new ResourceKey(type, id),
                    List.of("p1"),
                    Origin.PARTNER,
                    "demo-hospital",
                    Bytes.of(body),
                    (version, instant) -> body,
                    IndexTerms.NONE));
        });
    }
}

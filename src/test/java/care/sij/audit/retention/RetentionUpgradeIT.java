package care.sij.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.IndexTerms;
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
import org.springframework.jdbc.core.JdbcTemplate;

/** What was erased before erasing took the index entries too. */
class RetentionUpgradeIT {

    private static final Path MIGRATION = Path.of("src/main/resources/db/migration/V51__purge_anew.sql");

    private final TestRecord record = TestRecord.on(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void isFoundByNothingAnyMore() throws IOException {
        for (String id : List.of("erased", "kept")) {
            record.put(new ResourceKey("Observation", id), List.of("p1"), IndexTerms.NONE);
        }
        JdbcTemplate owner = record.owner();
        owner.execute("update resource_current set erased = id = 'erased', terms = '{said}', sort_names = '{x}',"
                + " sort_lows = '{said}', sort_highs = '{said}'");
        owner.execute("insert into index_string select type, id, 'x', 'said' from resource_current");
        owner.execute("insert into index_date select type, id, 'x', now(), now() from resource_current");
        owner.execute("insert into index_number (type, id, parameter, low, high)"
                + " select type, id, 'x', 1, 1 from resource_current");

        owner.execute(Files.readString(MIGRATION, StandardCharsets.UTF_8));

        for (String table : List.of("index_string", "index_date", "index_number")) {
            assertThat(owner.queryForList("select id from " + table, String.class))
                    .as(table)
                    .containsExactly("kept");
        }
        assertThat(owner.queryForList(
                        "select id from resource_current where 'said' = any (terms || sort_lows || sort_highs)",
                        String.class))
                .containsExactly("kept");
    }
}

package care.sij.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import care.sij.record.IndexTerms;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class AppendOnlyIT {

    private static final ResourceKey KEY = new ResourceKey("Observation", "pain-1");

    private final TestRecord record = TestRecord.on(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @BeforeEach
    void append() {
        record.put(KEY, List.of("p1"), IndexTerms.NONE);
    }

    @AfterEach
    void close() {
        record.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE resource_version SET owner = 'x'",
                "DELETE FROM resource_version",
                "TRUNCATE resource_version",
                "UPDATE resource_body SET body = ''",
                "DELETE FROM resource_body",
                "TRUNCATE resource_body",
                "UPDATE commit SET agent = 'x'",
                "DELETE FROM commit",
                "TRUNCATE commit CASCADE",
                "DELETE FROM body_erasure",
                "UPDATE partner_version SET yaml = ''",
                "DELETE FROM partner_version",
                "TRUNCATE partner_version",
                "UPDATE alert_note SET note = ''",
                "DELETE FROM alert_note",
                "TRUNCATE alert_note",
                "UPDATE gate_turn SET comment = ''",
                "DELETE FROM gate_turn",
                "TRUNCATE gate_turn",
                "UPDATE ledger_leaf SET subject = ''",
                "DELETE FROM ledger_leaf",
                "TRUNCATE ledger_leaf",
                "UPDATE ledger_subtree SET hash = ''",
                "DELETE FROM ledger_subtree",
                "TRUNCATE ledger_subtree",
                "UPDATE ledger_checkpoint SET note = ''",
                "DELETE FROM ledger_checkpoint",
                "TRUNCATE ledger_checkpoint",
                "UPDATE ledger_key SET name = ''",
                "DELETE FROM ledger_key",
                "TRUNCATE ledger_key",
                "UPDATE person_version SET role = 'auditor'",
                "DELETE FROM person_version",
                "DELETE FROM broken_glass",
                "UPDATE broken_glass SET reason = ''",
                "UPDATE legal_hold SET patient = ''",
                "DELETE FROM legal_hold",
                "TRUNCATE legal_hold"
            })
    void refusesChangesEvenToTheOwner(String statement) {
        assertThatThrownBy(() -> record.owner().execute(statement)).rootCause().hasMessageContaining("is append-only");
        assertPermissionDenied(record.app(), statement);
    }

    @Test
    void erasesABodyOnlyThroughTheAuditedFunction() {
        String erase = "SELECT erase_body('Observation', 'pain-1', 1, 'court order 7')";
        assertPermissionDenied(record.app(), erase);
        assertPermissionDenied(record.app(), "INSERT INTO body_erasure VALUES ('a', 'b', 1, 'c', 'd', now())");

        record.owner().execute("GRANT EXECUTE ON FUNCTION erase_body TO sij_owner");
        record.owner().query(erase, row -> {});

        StoredVersion erased =
                record.versions().vread(KEY, 1, Visibility.EVERYTHING).orElseThrow();
        assertThat(erased.body()).isEqualTo(Bytes.EMPTY);
        assertThat(record.app().queryForObject("SELECT reason FROM body_erasure", String.class))
                .isEqualTo("court order 7");
        assertThat(record.app().queryForObject("SELECT octet_length(body_hash) FROM body_erasure", Integer.class))
                .isEqualTo(32);
    }

    private static void assertPermissionDenied(JdbcTemplate app, String statement) {
        assertThatThrownBy(() -> app.execute(statement)).rootCause().hasMessageContaining("permission denied");
    }
}

package care.sij.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.AuditEvents;
import care.sij.audit.AuditExports.Asked;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditSearch;
import care.sij.audit.export.ExportedLeaf.ExportedBody;
import care.sij.audit.export.ExportedLeaf.Subject;
import care.sij.audit.ledger.LedgerRecord;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.partner.ServiceAddress;
import care.sij.record.Erasures;
import care.sij.record.PageCursor;
import care.sij.record.VersionLeaves;
import care.sij.support.TestClock;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What has become of a body is told in an export as it is. */
class RecordedSubjectsIT {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final LedgerRecord ledger = new LedgerRecord(new TestClock(AT));
    private final RecordedSubjects recorded = new RecordedSubjects(
            ledger.record().bean(VersionLeaves.class),
            ledger.record().bean(Erasures.class),
            ledger.record().versions(),
            new NoAuditRows(),
            new AuditEvents(new ServiceAddress(URI.create("https://sij.example.org"))),
            new FhirJson(FhirR4.context()));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void tellsBodiesThatAreGoneFromThoseThatWereErased() {
        ledger.commit("pain", 0, 4);
        JdbcTemplate owner = ledger.record().owner();
        owner.execute("grant execute on function erase_body to sij_owner");
        owner.query("select erase_body('Observation', 'pain-1', 1, 'court order 7')", row -> {});
        JdbcTemplate intruder = ledger.record().intruder();
        intruder.execute("insert into body_erasure values ('Observation', 'pain-2', 1, 'court order 6', 'x',"
                + " '2026-03-01T10:00:00.000001Z')");
        intruder.execute("delete from resource_body where id in ('pain-2', 'pain-3')");

        Map<String, Subject> subjects = recorded.of(new Asked("p-pain", AT, AT.plusSeconds(1)), 10);

        assertThat(bodies(subjects, "pain-0", "pain-1", "pain-2", "pain-3"))
                .containsExactly(ExportedBody.LINE, ExportedBody.ERASED, ExportedBody.ERASED, ExportedBody.MISSING);
        assertThat(subjects.values().stream()
                        .map(subject -> subject.fields().isEmpty())
                        .toList())
                .containsExactly(false, false, true, true);
        assertThat(subjects.values().stream()
                        .map(subject -> subject.erasure()
                                .map(fields -> fields.get("reason"))
                                .orElse("not erased"))
                        .toList())
                .containsExactly("not erased", "court order 7", "not erased", "not erased");
    }

    private static List<ExportedBody> bodies(Map<String, Subject> subjects, String... ids) {
        return List.of(ids).stream()
                .map(id -> subjects.get("Observation/" + id + "/_history/1").body())
                .toList();
    }

    /** Where nobody asked for anything. */
    private static final class NoAuditRows implements AuditSearch {

        @Override
        public Page find(AuditQuery query, Optional<PageCursor> after, int count) {
            return new Page(List.of(), Optional.empty());
        }

        @Override
        public long count(AuditQuery query) {
            return 0;
        }
    }
}

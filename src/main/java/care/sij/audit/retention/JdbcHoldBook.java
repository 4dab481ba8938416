package care.sij.audit.retention;

import care.sij.audit.AuditedRequest;
import care.sij.audit.LegalHold;
import care.sij.audit.LegalHold.Stated;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The book in the table {@code legal_hold}. A hold waits for the patient's lock: no purge is half done behind it. */
@Component
class JdbcHoldBook implements LegalHold.Book {

    private static final String HOLDS = """
            select h.number, h.patient, h.at, h.by, h.reason, l.at as lifted_at, l.by as lifted_by,
                l.reason as lifted_reason
            from legal_hold h left join legal_hold l on l.lifts = h.number where h.lifts is null\s""";

    private static final String SET = """
            insert into legal_hold (at, by, reason, request_id, patient)
            select ?, ?, ?, ?, patient from patient_clock where patient = ? returning number""";

    private static final String LIFT = """
            insert into legal_hold (at, by, reason, request_id, patient, lifts)
            select ?, ?, ?, ?, patient, number from legal_hold_standing where number = ?
            on conflict (lifts) do nothing returning lifts""";

    private final JdbcClient jdbc;
    private final Commits commits;
    private final Clock clock;

    JdbcHoldBook(JdbcClient jdbc, Commits commits, Clock clock) {
        this.jdbc = jdbc;
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public List<LegalHold> all(int most) {
        List<LegalHold> holds = jdbc.sql(HOLDS + "order by l.number is not null, h.number desc limit ?")
                .param(most)
                .query(JdbcHoldBook::hold)
                .list();
        tell(holds);
        return holds;
    }

    @Override
    public LegalHold set(String patient, String by, String reason, String requestId) {
        return noted(SET, by, reason, requestId, patient, List.of(patient));
    }

    @Override
    public LegalHold lift(long number, String by, String reason, String requestId) {
        return noted(LIFT, by, reason, requestId, number, List.of());
    }

    private LegalHold noted(
            String insert, String by, String reason, String requestId, Object what, List<String> locked) {
        CommitCause cause = new CommitCause(CommitCause.Kind.REST, by, "legal-hold", Optional.empty(), requestId);
        return commits.commit(cause, open -> {
            open.lockPatients(locked);
            return jdbc.sql(insert)
                    .params(clock.instant().atOffset(ZoneOffset.UTC), by, reason, requestId, what)
                    .query(Long.class)
                    .optional()
                    .map(this::told)
                    .orElseThrow(LegalHold.Unknown::new);
        });
    }

    private LegalHold told(long number) {
        LegalHold hold = jdbc.sql(HOLDS + "and h.number = ?")
                .param(number)
                .query(JdbcHoldBook::hold)
                .single();
        tell(List.of(hold));
        return hold;
    }

    /** The audit row of the request is to name whose holds they are. */
    private static void tell(List<LegalHold> holds) {
        List<String> patients = holds.stream().map(LegalHold::patient).toList();
        AuditedRequest.current().ifPresent(request -> request.shows(List.of(), patients));
    }

    private static LegalHold hold(ResultSet row, int number) throws SQLException {
        Optional<OffsetDateTime> lifted = Optional.ofNullable(row.getObject("lifted_at", OffsetDateTime.class));
        String by = String.valueOf(row.getString("lifted_by"));
        String reason = String.valueOf(row.getString("lifted_reason"));
        return new LegalHold(
                row.getLong("number"),
                row.getString("patient"),
                new Stated(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by"),
                        row.getString("reason")),
                lifted.map(at -> new Stated(at.toInstant(), by, reason)));
    }
}

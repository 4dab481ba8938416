package care.sij.careplan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The days that were ticked: time enters the projection through these rows and through nothing else. */
@Repository
class Ticks {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ticks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The latest recorded day.
     *
     * @throws IllegalStateException before the first day was recorded, which happens at start
     */
    LocalDate latest() {
        return last().orElseThrow(() -> new IllegalStateException("no day was recorded yet"));
    }

    /** Records the day unless it or a later one is recorded. */
    void record(LocalDate day) {
        if (last().filter(recorded -> !recorded.isBefore(day)).isEmpty()) {
            jdbc.sql("insert into tick (day, recorded_at) values (?, ?) on conflict do nothing")
                    .params(day, now())
                    .update();
        }
    }

    /** Tells whether every active plan was derived again for the day. */
    boolean isProjected(LocalDate day) {
        return jdbc.sql("select count(*) from tick_projected where day = ?")
                        .param(day)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Notes that every active plan was derived again for the day. */
    void projected(LocalDate day) {
        jdbc.sql("insert into tick_projected (day, finished_at) values (?, ?) on conflict do nothing")
                .params(day, now())
                .update();
    }

    private Optional<LocalDate> last() {
        return jdbc.sql("select day from tick order by day desc limit 1")
                .query(LocalDate.class)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

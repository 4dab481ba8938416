package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether anything is sent to a partner at all: not while its operator holds it, and not for a while after it failed
 * several times in a row. Shared by all processes.
 */
@Component
class Gates {

    /** Failures in a row that close the gate. */
    private static final int PATIENCE = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final JdbcClient jdbc;

    Gates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean open(String partner, Instant now) {
        return jdbc.sql("select exists (select 1 from delivery_gate where partner = ? and (held or closed_until > ?))")
                .params(partner, now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> !row.getBoolean(1))
                .single();
    }

    boolean held(String partner) {
        return jdbc.sql("select exists (select 1 from delivery_gate where partner = ? and held)")
                .param(partner)
                .query(Boolean.class)
                .single();
    }

    /** What an attempt tells about the partner; one that did not reach it tells nothing. */
    void note(String partner, Disposition disposition, Instant now) {
        if (disposition instanceof Again again && again.progress() == Progress.UNTRIED) {
            return;
        }
        switch (disposition.report().reason()) {
            case UNREACHABLE, SILENT, FAILING, BUSY, UNINTELLIGIBLE, UNAUTHORIZED, NO_TOKEN, FORBIDDEN, NOT_THERE ->
                failed(partner, now);
            case OUR_FAULT -> {}
            default -> succeeded(partner);
        }
    }

    /** It answered, whatever it said of the message. */
    private void succeeded(String partner) {
        jdbc.sql("update delivery_gate set failures = 0, closed_until = '-infinity' where partner = ? and failures > 0")
                .param(partner)
                .update();
    }

    /** It did not; after several times in a row the gate closes, each time for longer. */
    private void failed(String partner, Instant now) {
        int failures = jdbc.sql("""
                insert into delivery_gate (partner, failures) values (?, 1)
                on conflict (partner) do update set failures = delivery_gate.failures + 1
                returning failures""").param(partner).query(Integer.class).single();
        if (failures >= PATIENCE) {
            jdbc.sql("update delivery_gate set closed_until = ? where partner = ?")
                    .params(now.plus(pause(failures - PATIENCE)).atOffset(ZoneOffset.UTC), partner)
                    .update();
        }
    }

    private static Duration pause(int times) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Nobody else turns it before the running transaction ends. */
    void lock(String partner) {
        jdbc.sql("insert into delivery_gate (partner) values (?)"
                        + " on conflict (partner) do update set held = delivery_gate.held")
                .param(partner)
                .update();
    }

    /** Nothing is sent to the partner from now on. */
    void hold(String partner) {
        jdbc.sql(
                        "insert into delivery_gate (partner, held) values (?, true) on conflict (partner) do update set held = true")
                .param(partner)
                .update();
    }

    /** Sending goes on at once. */
    void release(String partner) {
        jdbc.sql("update delivery_gate set held = false, failures = 0, closed_until = '-infinity' where partner = ?")
                .param(partner)
                .update();
    }
}

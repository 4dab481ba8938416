package care.sij.access.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The time steps whose codes were used: a code, and any before it, is taken once by all processes together. */
@Component
class SpentCodes {

    private final JdbcClient jdbc;

    SpentCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True the first time only. */
    boolean spend(String login, long step) {
        return jdbc.sql("""
                insert into spent_totp (login, step) values (?, ?)
                on conflict (login) do update set step = excluded.step where spent_totp.step < excluded.step""").params(login, step).update() == 1;
    }
}

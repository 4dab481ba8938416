package care.sij.audit.ledger;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tables as they were once, to be had again after each attack on them. */
final class SavedTables {

    private final JdbcTemplate intruder;
    private final String restore;

    private SavedTables(JdbcTemplate intruder, String restore) {
        this.intruder = intruder;
        this.restore = restore;
    }

    static SavedTables of(JdbcTemplate intruder, String... tables) {
        intruder.execute("create schema saved");
        String restore = Stream.of(tables)
                .map(table -> saved(intruder, table))
                .collect(Collectors.joining("", "do $$ begin\n", "end $$"));
        return new SavedTables(intruder, restore);
    }

    /** What restores the table if it was changed. */
    private static String saved(JdbcTemplate intruder, String table) {
        intruder.execute("create table saved." + table + " as table public." + table);
        String columns = String.join(
                ", ",
                intruder.queryForList(
                        "select column_name from information_schema.columns where table_schema = 'public'"
                                + " and table_name = ? and is_generated = 'NEVER'",
                        String.class,
                        table));
        return """
                if exists ((table public.%1$s except table saved.%1$s) union all (table saved.%1$s except table public.%1$s))
                then
                    delete from public.%1$s;
                    insert into public.%1$s (%2$s) overriding system value select %2$s from saved.%1$s;
                end if;
                """.formatted(table, columns);
    }

    void restore() {
        intruder.execute(restore);
    }
}

package care.sij.audit.ledger;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tables as they were once, to be had again after each attack on them. */
final class SavedTables {

    private final JdbcTemplate intruder;
    private final List<String> statements;

    private SavedTables(JdbcTemplate intruder, List<String> statements) {
        this.intruder = intruder;
        this.statements = statements;
    }

    static SavedTables of(JdbcTemplate intruder, String... tables) {
        intruder.execute("create schema saved");
        List<String> statements = new ArrayList<>();
        for (String table : tables) {
            intruder.execute("create table saved." + table + " as table public." + table);
            String columns = String.join(
                    ", ",
                    intruder.queryForList(
                            "select column_name from information_schema.columns where table_schema = 'public'"
                                    + " and table_name = ? and is_generated = 'NEVER'",
                            String.class,
                            table));
            statements.add("delete from public." + table);
            statements.add("insert into public." + table + " (" + columns + ") overriding system value select "
                    + columns + " from saved." + table);
        }
        return new SavedTables(intruder, statements);
    }

    void restore() {
        intruder.execute(String.join("; ", statements));
    }
}

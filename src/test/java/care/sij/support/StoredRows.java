package care.sij.support;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many rows the whole service holds of everything that a message may leave behind, its answer apart. */
public record StoredRows(Map<String, Long> counts) {

    private static final List<String> TABLES = List.of(
            "resource_version",
            "statement",
            "identity",
            "referral",
            "referral_event",
            "parked_message",
            "partner_reach");

    public static StoredRows now() {
        JdbcTemplate jdbc = WholeService.bean(JdbcTemplate.class);
        Map<String, Long> counts = new TreeMap<>();
        TABLES.forEach(table -> counts.put(table, jdbc.queryForObject("select count(*) from " + table, Long.class)));
        return new StoredRows(counts);
    }
}

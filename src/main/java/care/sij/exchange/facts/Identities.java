package care.sij.exchange.facts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which resource each known identifier stands for. */
@Component
public class Identities {

    /** An identifier of a resource of one type. */
    public record Known(String type, BusinessIdentifier identifier) {}

    private final JdbcClient jdbc;

    Identities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of those that are known. */
    public Map<Known, String> find(Collection<Known> asked) {
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<Known, String> found = new HashMap<>();
        jdbc.sql("""
            select asked.type, asked.system, asked.value, i.id
            from unnest((select ?::text[]), (select ?::text[]), (select ?::text[])) as asked (type, system, value)
            cross join lateral (
                select id from identity where type = asked.type and system = asked.system and value = asked.value
                offset 0) i\
            """)
                .param(asked.stream().map(Known::type).toArray(String[]::new))
                .param(asked.stream().map(known -> known.identifier().system()).toArray(String[]::new))
                .param(asked.stream().map(known -> known.identifier().value()).toArray(String[]::new))
                .query(row -> {
                    Known known =
                            new Known(row.getString(1), new BusinessIdentifier(row.getString(2), row.getString(3)));
                    found.put(known, row.getString(4));
                });
        return found;
    }

    /** Binds identifiers to their resources, by type and id; what is bound stays bound. */
    public void bind(Map<Known, String> ids, String partner) {
        if (ids.isEmpty()) {
            return;
        }
        List<Map.Entry<Known, String>> rows = List.copyOf(ids.entrySet());
        jdbc.sql("""
            insert into identity (type, system, value, id, partner)
            select type, system, value, id, ? from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                as bound (type, system, value, id)
            order by type, system, value
            on conflict do nothing\
            """)
                .param(partner)
                .param(column(rows, row -> row.getKey().type()))
                .param(column(rows, row -> row.getKey().identifier().system()))
                .param(column(rows, row -> row.getKey().identifier().value()))
                .param(column(rows, Map.Entry::getValue))
                .update();
    }

    /** All identifiers bound to a resource, of a Patient those of the ones it replaces too, in a fixed order. */
    public List<BusinessIdentifier> of(String type, String id) {
        return jdbc.sql("""
            select system, value from identity where type = ? and id in (
                select ? union select person from person_replaced where survivor = ? and ? = 'Patient')
            order by system, value\
            """)
                .params(type, id, id, type)
                .query((row, number) -> new BusinessIdentifier(row.getString(1), row.getString(2)))
                .list();
    }

    private static String[] column(
            List<Map.Entry<Known, String>> rows, Function<Map.Entry<Known, String>, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}

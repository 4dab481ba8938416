package care.sij.exchange.delivery;

import care.sij.exchange.UnsettledSendings;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds in the outbox what went out in a span and has no audit row in it. */
@Component
class UnsettledLook implements UnsettledSendings {

    private static final String SENT = """
            select partner from outbox
            where patient = ? and sent_attempt > 0
                and coalesce(sent_first, instant) < ? and coalesce(sent_last, settled_at, 'infinity') >= ?
                and (sent_attempt > told_attempt or settled_at is null or settled_at < ? or settled_at >= ?)""";

    private final JdbcClient jdbc;

    UnsettledLook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> partners(Sought sought) {
        OffsetDateTime from = at(sought.from());
        OffsetDateTime to = at(sought.to());
        StringBuilder sql = new StringBuilder(SENT);
        List<Object> parameters = new ArrayList<>(List.of(sought.patient(), to, from, from, to));
        sought.partner().ifPresent(partner -> {
            sql.append(" and partner = ?");
            parameters.add(partner);
        });
        sought.resource().ifPresent(resource -> {
            sql.append(" and exists (select from unnest(coalesce(sent, told)) r where r = ? or starts_with(r, ?))");
            parameters.addAll(List.of(resource, resource + "/_history/"));
        });
        return jdbc.sql(sql.append(" order by number").toString())
                .params(parameters)
                .query(String.class)
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

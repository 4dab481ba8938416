package care.sij.exchange.facts;

import care.sij.fhir.ResourceIds;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which messages that was told which other versions replaced. */
@Component
class TellingsBefore {

    private final JdbcClient jdbc;

    TellingsBefore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The archived messages that told the versions before these; nothing of what was written by REST, or follows from
     * several statements.
     */
    List<ResourceKey> of(Collection<StoredVersion> versions) {
        List<StoredVersion> later =
                versions.stream().filter(version -> version.version() > 1).toList();
        return later.isEmpty() ? List.of() : before(later);
    }

    private List<ResourceKey> before(List<StoredVersion> later) {
        return jdbc.sql("""
            select distinct i.partner, i.bundle_id
            from unnest(?::text[], ?::text[], ?::bigint[]) as asked (type, id, version)
            cross join lateral (select s.partner, s.message_id from statement s
                where s.type = asked.type and s.id = asked.id and s.version = asked.version - 1
                order by s.source_at desc, s.message_id desc limit 1) told
            join inbox i on i.partner = told.partner and i.message_id = told.message_id
            order by i.partner, i.bundle_id\
            """)
                .param(later.stream().map(version -> version.key().type()).toArray(String[]::new))
                .param(later.stream().map(version -> version.key().id()).toArray(String[]::new))
                .param(later.stream().map(StoredVersion::version).toArray(Long[]::new))
                .query((row, number) -> new ResourceKey(
                        "Bundle", ResourceIds.of("Bundle", row.getString("partner"), row.getString("bundle_id"))))
                .list();
    }
}

package care.sij.access.reach;

import care.sij.access.reach.DenialRows.Stated;
import care.sij.access.reach.DenialRows.Told;
import care.sij.fhir.FhirJson;
import care.sij.record.Bytes;
import care.sij.record.Interaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Derives once, before the first request, from all Consents and Organizations on record what {@link ConsentStep}
 * derives of new ones: migration 34 read them in SQL, which knows neither folded names nor dates of any precision, and
 * before migration 52 it was not noted by what an actor may be a partner, nor who told it and since when. One that
 * cannot be read keeps nobody from starting: such a Consent denies all partners, and of such an Organization nothing is
 * known. So does a Consent that denied somebody and was erased alone; one that was purged denies nobody.
 */
@Component
class DenialsAnew implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DenialsAnew.class);
    private static final int AT_ONCE = 100;

    private record Stored(String id, List<String> patients, Told told, Interaction interaction, Bytes body) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final DenialRows rows;
    private final FhirJson json;

    DenialsAnew(JdbcClient jdbc, TransactionOperations transactions, DenialRows rows, FhirJson json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.json = json;
    }

    /** Another process that starts meanwhile waits for this one. */
    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(status -> {
            if (isFirst()) {
                organizations();
                consents();
            }
        });
    }

    private boolean isFirst() {
        return jdbc.sql("insert into derived_anew (what) values ('denials, migration 52') on conflict do nothing")
                        .update()
                == 1;
    }

    private void organizations() {
        each(
                """
                select b.id, v.patients, coalesce(s.partner, t.agent) as agent, t.number, v.interaction, b.body
                from resource_body b
                join resource_version v on v.type = b.type and v.id = b.id and v.version = b.version
                join commit t on t.number = v.commit
                left join statement s on s.type = (b.type collate "default") and s.id = (b.id collate "default")
                    and s.version = b.version
                where b.type = 'Organization' and octet_length(b.body) > 0 order by t.number""",
                stored -> rows.know(
                        stored.id(),
                        stored.told(),
                        read(stored, Organization.class).map(KnownAs::of).orElse(Set.of())));
    }

    private void consents() {
        Set<String> denying = jdbc.sql("select distinct consent from consent_denial")
                .query(String.class)
                .set();
        jdbc.sql("delete from consent_denial").update();
        each(
                """
                select v.id, v.patients, t.agent, t.number, v.interaction, coalesce(b.body, '') as body
                from resource_version v
                left join resource_body b on b.type = v.type and b.id = v.id and b.version = v.version
                join commit t on t.number = v.commit
                where v.type = 'Consent' and (v.interaction = 'DELETE' or octet_length(b.body) > 0 or (
                    exists (select from resource_current c
                        where c.type = v.type and c.id = v.id and c.version = v.version)
                    and exists (select from statement s
                        where s.type = (v.type collate "default") and s.id = (v.id collate "default"))))
                order by t.number, v.version""",
                stored -> rows.restate(
                        new Stated(stored.id(), stored.patients(), stored.told().commit()), denial(stored, denying)));
    }

    private Optional<Denial> denial(Stored stored, Set<String> denying) {
        if (stored.interaction() == Interaction.DELETE) {
            return Optional.empty();
        }
        if (stored.body().length() > 0) {
            return read(stored, Consent.class).map(Denial::of).orElse(Optional.of(Denial.OF_ALL));
        }
        if (!denying.contains(stored.id())) {
            return Optional.empty();
        }
        LOG.warn("Consent/{} was erased and denies all partners now", stored.id());
        return Optional.of(Denial.OF_ALL);
    }

    /** A few at a time: there may be many versions. */
    private void each(String query, Consumer<Stored> work) {
        jdbc.sql(query).withFetchSize(AT_ONCE).query((RowCallbackHandler) row -> work.accept(stored(row)));
    }

    private <T extends Resource> Optional<T> read(Stored stored, Class<T> type) {
        try {
            return Optional.of(json.read(stored.body(), type));
        } catch (RuntimeException unreadable) {
            LOG.warn(
                    "{}/{} cannot be read: {}",
                    type.getSimpleName(),
                    stored.id(),
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("id"),
                List.of((String[]) row.getArray("patients").getArray()),
                Told.by(row.getString("agent"), row.getLong("number")),
                Interaction.valueOf(row.getString("interaction")),
                Bytes.of(row.getBytes("body")));
    }
}

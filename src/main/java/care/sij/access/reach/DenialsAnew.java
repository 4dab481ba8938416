package care.sij.access.reach;

import care.sij.fhir.FhirJson;
import care.sij.record.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Derives once, before the first request, from all Consents and Organizations on record what {@link ConsentStep}
 * derives of new ones: migration 34 read them in SQL, which knows neither folded names nor dates of any precision.
 */
@Component
class DenialsAnew implements SmartInitializingSingleton {

    private record Stored(String id, List<String> patients, Bytes body) {}

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
        return jdbc.sql("insert into derived_anew (what) values ('consent-denials') on conflict do nothing")
                        .update()
                == 1;
    }

    private void organizations() {
        jdbc.sql("select id, array[]::text[] as patients, body from resource_body"
                        + " where type = 'Organization' and octet_length(body) > 0")
                .query(DenialsAnew::stored)
                .list()
                .forEach(stored -> rows.know(stored.id(), KnownAs.of(json.read(stored.body(), Organization.class))));
    }

    private void consents() {
        jdbc.sql("delete from consent_denial").update();
        jdbc.sql("""
                select c.id, c.patients, b.body
                from resource_current c join resource_body b on b.type = c.type and b.id = c.id and b.version = c.version
                where c.type = 'Consent' and not c.deleted and octet_length(b.body) > 0""")
                .query(DenialsAnew::stored)
                .list()
                .forEach(stored -> rows.restate(
                        stored.id(), stored.patients(), Denial.of(json.read(stored.body(), Consent.class))));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getString("id"),
                List.of((String[]) row.getArray("patients").getArray()),
                Bytes.of(row.getBytes("body")));
    }
}

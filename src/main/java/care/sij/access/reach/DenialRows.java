package care.sij.access.reach;

import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What {@link ConsentDenials} asks, in the running transaction. */
@Component
class DenialRows {

    private final JdbcClient jdbc;

    DenialRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the Consent denies now of these patients; nothing any more when it is empty. */
    void restate(String consent, Collection<String> patients, Optional<Denial> denial) {
        jdbc.sql("delete from consent_denial where consent = ?").param(consent).update();
        denial.ifPresent(denied -> patients.forEach(
                patient -> denied.actors().forEach(actor -> write(consent, patient, actor, denied))));
    }

    private void write(String consent, String patient, DeniedActor actor, Denial denial) {
        actor.named().forEach(named -> write(consent, patient, named, Set.of(), denial));
        write(consent, patient, Denial.EVERYBODY, actor.unless(), denial);
    }

    private void write(String consent, String patient, String named, Set<String> unless, Denial denial) {
        jdbc.sql("insert into consent_denial (consent, patient, named, unless, since, until) values (?, ?, ?, ?, ?, ?)")
                .params(
                        consent,
                        patient,
                        named,
                        unless.stream().sorted().toArray(String[]::new),
                        denial.since().atOffset(ZoneOffset.UTC),
                        denial.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** That the Organization is known as these, for good. */
    void know(String organization, Set<String> named) {
        named.forEach(one -> jdbc.sql(
                        "insert into organization_known_as (organization, named) values (?, ?) on conflict do nothing")
                .params(Denial.ORGANIZATION + organization, one)
                .update());
    }
}

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

    /**
     * A Consent as it stands.
     *
     * @param commit the one that stated it so
     */
    record Stated(String consent, Collection<String> patients, long commit) {}

    /** By which partner something was told, and with which commit. */
    record Told(String teller, long commit) {

        /** By what a commit names: a partner's client id, or the signature of a person who works for it. */
        static Told by(String agent, long commit) {
            return new Told(agent.substring(agent.lastIndexOf('@') + 1), commit);
        }
    }

    private final JdbcClient jdbc;

    DenialRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the Consent denies now of its patients; nothing any more when it is empty. */
    void restate(Stated stated, Optional<Denial> denial) {
        jdbc.sql("delete from consent_denial where consent = ?")
                .param(stated.consent())
                .update();
        denial.ifPresent(denied -> stated.patients()
                .forEach(patient -> denied.actors().forEach(actor -> write(stated, patient, actor, denied))));
    }

    private void write(Stated stated, String patient, DeniedActor actor, Denial denial) {
        actor.named().forEach(named -> write(stated, patient, named, Set.of(), denial));
        write(stated, patient, Denial.EVERYBODY, actor.unless(), denial);
    }

    private void write(Stated stated, String patient, String named, Set<String> unless, Denial denial) {
        jdbc.sql("insert into consent_denial (consent, commit, patient, named, unless, since, until)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        stated.consent(),
                        stated.commit(),
                        patient,
                        named,
                        unless.stream().sorted().toArray(String[]::new),
                        denial.since().atOffset(ZoneOffset.UTC),
                        denial.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** That the Organization is known as these, for good. */
    void know(String organization, Told told, Set<String> named) {
        named.forEach(one -> jdbc.sql("insert into organization_known_as (organization, named, teller, commit)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(Denial.ORGANIZATION + organization, one, told.teller(), told.commit())
                .update());
    }
}

package care.sij.access.reach;

import care.sij.record.StoredVersion;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What {@link ConsentDenials} asks, in the running transaction. */
@Component
class DenialRows {

    /**
     * A Consent as it stands.
     *
     * @param commit the one that made it so
     */
    record Stated(String consent, Collection<String> patients, long commit) {}

    /** By which partner something was told, and with which commit. */
    record Told(String teller, long commit) {

        /** By what a commit names: a partner's client id, or the signature of a person who works for it. */
        static Told by(String agent, long commit) {
            return new Told(agent.substring(agent.lastIndexOf('@') + 1), commit);
        }
    }

    /** Whom a Consent denies; everybody, unless it is one of these. */
    private record Row(String named, List<String> unless) {}

    private final JdbcClient jdbc;

    DenialRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the Consent denies now of its patients; nothing any more when it is empty. What it named already it has named
     * since then: neither a merge of its patients nor a longer period makes that newer.
     */
    void restate(Stated stated, Optional<Denial> denial) {
        Map<Row, Long> named = namedSoFar(stated.consent());
        jdbc.sql("delete from consent_denial where consent = ?")
                .param(stated.consent())
                .update();
        denial.ifPresent(denied -> rows(denied).forEach(row -> {
            long since = Math.min(stated.commit(), named.getOrDefault(row, stated.commit()));
            stated.patients().forEach(patient -> write(stated.consent(), since, patient, row, denied));
        }));
    }

    private Map<Row, Long> namedSoFar(String consent) {
        Map<Row, Long> named = new HashMap<>();
        jdbc.sql("select named, unless, min(commit) as since from consent_denial where consent = ?"
                        + " group by named, unless")
                .param(consent)
                .query((RowCallbackHandler) row -> named.put(
                        new Row(
                                row.getString("named"),
                                List.of((String[]) row.getArray("unless").getArray())),
                        row.getLong("since")));
        return named;
    }

    private static List<Row> rows(Denial denial) {
        return denial.actors().stream()
                .flatMap(actor -> Stream.concat(
                        actor.named().stream().map(named -> new Row(named, List.of())),
                        Stream.of(new Row(
                                Denial.EVERYBODY,
                                actor.unless().stream().sorted().toList()))))
                .toList();
    }

    private void write(String consent, long since, String patient, Row row, Denial denial) {
        jdbc.sql("insert into consent_denial (consent, commit, patient, named, unless, since, until)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        consent,
                        since,
                        patient,
                        row.named(),
                        row.unless().toArray(String[]::new),
                        denial.since().atOffset(ZoneOffset.UTC),
                        denial.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * By whom this version was told: a commit of one partner's applies what another's message, which had waited, tells.
     *
     * @param agent whoever made the commit; it told what nobody's statement became
     */
    List<Told> told(StoredVersion version, String agent) {
        List<Told> tellers = jdbc.sql(
                        "select distinct partner from statement where type = ? and id = ? and version = ?")
                .params(version.key().type(), version.key().id(), version.version())
                .query((row, number) -> new Told(row.getString("partner"), version.commit()))
                .list();
        return tellers.isEmpty() ? List.of(Told.by(agent, version.commit())) : tellers;
    }

    /** That the Organization is known as these, for good. */
    void know(String organization, Told told, Set<String> named) {
        named.forEach(one -> jdbc.sql("insert into organization_known_as (organization, named, teller, commit)"
                        + " values (?, ?, ?, ?) on conflict do nothing")
                .params(Denial.ORGANIZATION + organization, one, told.teller(), told.commit())
                .update());
    }
}

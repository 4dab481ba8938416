package care.sij.exchange.facts;

import care.sij.exchange.facts.PersonLinks.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which Patients are one person, and what was said about that. */
@Component
public class LinkedPersons {

    /** Patients with all that are one person with them; whoever is not among them stands alone. */
    public record Groups(Map<String, String> survivors) {

        /** The Patient that goes on; the same one when it is replaced by none. */
        public String survivorOf(String patient) {
            return survivors.getOrDefault(patient, patient);
        }

        /** The person told of under this Patient. */
        public Person person(String toldAs) {
            String survivor = survivorOf(toldAs);
            Set<String> records = new HashSet<>(List.of(survivor, toldAs));
            survivors.forEach((patient, goesOn) -> {
                if (goesOn.equals(survivor)) {
                    records.add(patient);
                }
            });
            return new Person(survivor, toldAs, records);
        }
    }

    /**
     * The links of one Patient.
     *
     * @param replaces those that it replaces, in a fixed order
     */
    record Links(Optional<String> replacedBy, Set<String> replaces) {}

    private final JdbcClient jdbc;

    LinkedPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The persons that these Patients are. */
    public Groups groups(Collection<String> patients) {
        if (patients.isEmpty()) {
            return new Groups(Map.of());
        }
        String[] asked = patients.toArray(String[]::new);
        Map<String, String> survivors = new HashMap<>();
        jdbc.sql("""
            select person, survivor from person_replaced where survivor = any(
                select survivor from person_replaced where person = any(?) union select unnest(?::text[]))\
            """).params(asked, asked).query(row -> {
            survivors.put(row.getString(1), row.getString(2));
        });
        return new Groups(Map.copyOf(survivors));
    }

    /** The person that this Patient is. */
    public Person person(String patient) {
        return groups(Set.of(patient)).person(patient);
    }

    Links links(String patient) {
        Map<String, String> rows = new HashMap<>();
        jdbc.sql("select person, replaced_by from person_replaced where person = ? or replaced_by = ?")
                .params(patient, patient)
                .query(row -> {
                    rows.put(row.getString(1), row.getString(2));
                });
        Set<String> replaces = new TreeSet<>(rows.keySet());
        replaces.remove(patient);
        return new Links(Optional.ofNullable(rows.get(patient)), replaces);
    }

    /** All Patients that were ever said to be one person with these, directly or through others; these included. */
    Set<String> everLinked(Collection<String> patients) {
        return new TreeSet<>(jdbc.sql("""
            with recursive linked (person) as (
                select unnest(?::text[])
                union
                select case when l.person = linked.person then l.replaced_by else l.person end
                from linked join person_link l on linked.person in (l.person, l.replaced_by)
                where l.replaced_by is not null)
            select person from linked\
            """)
                .param(patients.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Everything that was said about these. */
    List<Said> said(Collection<String> patients) {
        return List.copyOf(jdbc.sql("""
            select person, partner, source_at, message_id, replaced_by from person_link where person = any(?)\
            """)
                .param(patients.toArray(String[]::new))
                .query((row, number) -> said(row))
                .list());
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getString(1),
                row.getString(2),
                new SourceOrder(row.getObject(3, OffsetDateTime.class).toInstant(), row.getString(4)),
                Optional.ofNullable(row.getString(5)));
    }

    void remember(Said said) {
        jdbc.sql("""
            insert into person_link (person, partner, message_id, source_at, replaced_by) values (?, ?, ?, ?, ?)\
            """)
                .param(said.person())
                .param(said.partner())
                .param(said.order().tellingId())
                .param(said.order().at().atOffset(ZoneOffset.UTC))
                .param(said.replacedBy().orElse(null))
                .update();
    }

    /** Lets these Patients be replaced as the links tell from now on. */
    void nowLinked(Collection<String> patients, PersonLinks links) {
        jdbc.sql("delete from person_replaced where person = any(?)")
                .param(patients.toArray(String[]::new))
                .update();
        for (String patient : patients) {
            links.replacedBy(patient)
                    .ifPresent(goesOn -> jdbc.sql(
                                    "insert into person_replaced (person, replaced_by, survivor) values (?, ?, ?)")
                            .params(patient, goesOn, links.survivor(patient))
                            .update());
        }
    }
}

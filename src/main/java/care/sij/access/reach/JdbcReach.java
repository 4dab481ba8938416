package care.sij.access.reach;

import care.sij.access.Reach;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reach in the table {@code partner_reach}. */
@Component
class JdbcReach implements Reach {

    private final JdbcClient jdbc;

    JdbcReach(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void grant(String partner, String patient) {
        jdbc.sql("insert into partner_reach (partner, patient, granted_for) values (?, ?, ?) on conflict do nothing")
                .params(partner, patient, patient)
                .update();
    }

    @Override
    public void lead(String patient, String goesOn) {
        jdbc.sql("delete from partner_reach where granted_for = ? and patient not in (?, ?)")
                .params(patient, patient, goesOn)
                .update();
        jdbc.sql("""
            insert into partner_reach (partner, patient, granted_for)
            select partner, ?, granted_for from partner_reach where granted_for = ? and patient = ?
            on conflict do nothing\
            """).params(goesOn, patient, patient).update();
    }

    @Override
    public boolean covers(String partner, Collection<String> patients) {
        Set<String> distinct = Set.copyOf(patients);
        return jdbc.sql("select count(distinct patient) from partner_reach where partner = ? and patient = any(?)")
                        .params(partner, distinct.toArray(String[]::new))
                        .query(Integer.class)
                        .single()
                == distinct.size();
    }
}

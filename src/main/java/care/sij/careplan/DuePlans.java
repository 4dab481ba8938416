package care.sij.careplan;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Patients whose plans are to be derived again because something has changed that they share with others. */
@Repository
class DuePlans {

    /** @param commit the last one that changed it */
    record Due(String patient, long commit) {}

    private final JdbcClient jdbc;

    DuePlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes them, as part of the commit that made them due. */
    void note(Collection<String> patients, long commit) {
        jdbc.sql("""
                insert into plan_due (patient, commit) select patient, ? from unnest(?::text[]) as due (patient)
                on conflict (patient) do update set commit = greatest(plan_due.commit, excluded.commit)""")
                .param(commit)
                .param(new TreeSet<>(patients).toArray(String[]::new))
                .update();
    }

    /** Some of those that are due. */
    List<Due> some(int most) {
        return jdbc.sql("select patient, commit from plan_due order by commit, patient limit ?")
                .param(most)
                .query((row, number) -> new Due(row.getString(1), row.getLong(2)))
                .list();
    }

    /** Strikes it out; false when another process did, or a later change has made it due again. */
    boolean strike(Due due) {
        return jdbc.sql("delete from plan_due where patient = ? and commit = ?")
                        .params(due.patient(), due.commit())
                        .update()
                > 0;
    }
}

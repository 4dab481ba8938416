package care.sij.access.reach;

import care.sij.access.Denials;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.record.Visibility;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Denials as {@link ConsentStep} has written them down. */
@Component
class ConsentDenials implements Denials {

    /**
     * All Patients that are one person with those of the row: what was told under another number is denied as well. The
     * links have the database's own collation, without which their indexes are of no use.
     */
    private static final String WHOLE_PERSON = "array(select whole.patient from ("
            + "select told.patient as toldAs, coalesce(r.survivor, told.patient) as survivor"
            + " from unnest(%s) as told(patient)"
            + " left join person_replaced r on r.person = (told.patient collate \"default\")) as one"
            + " cross join lateral (select one.toldAs as patient union all select one.survivor union all"
            + " select g.person from person_replaced g where g.survivor = (one.survivor collate \"default\")) as whole)";

    /** An organization that is referred to is whoever it was ever known as; of which nothing is known, it is anybody. */
    private static final String NAMES_IT = "d.named = any(?::text[])"
            + " or exists (select 1 from organization_known_as k where k.organization = d.named and k.named = any(?::text[]))"
            + " or (d.named like '" + Denial.UNNAMED + "%%' and not exists (select 1 from organization_known_as k"
            + " where k.organization = substr(d.named, " + (Denial.UNNAMED.length() + 1) + ")))";

    /** Where nobody denies anything, that is seen once for all rows. */
    private static final String DENIED = "(exists (select 1 from consent_denial) and exists ("
            + "select 1 from consent_denial d where d.patient = any(" + WHOLE_PERSON + ")"
            + " and d.since <= ? and d.until > ? and (" + NAMES_IT + ")))";

    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentDenials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean deny(Partner partner, String patient) {
        Visibility.Condition denied = denied(partner, "array[?]::text[]");
        return concerned(partner)
                && jdbc.sql("select " + denied.sql())
                        .param(patient)
                        .params(denied.parameters())
                        .query(Boolean.class)
                        .single();
    }

    /** Whether denials concern the partner at all. */
    static boolean concerned(Partner partner) {
        return partner.role() != PartnerRole.CLINIC && partner.role() != PartnerRole.AUDITOR;
    }

    /** That one of the row's patients, under whatever number, denies it to the partner. */
    Visibility.Condition denied(Partner partner) {
        return denied(partner, "v.patients");
    }

    private Visibility.Condition denied(Partner partner, String patients) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String[] named = Stream.concat(
                        Stream.of(Denial.EVERYBODY, Denial.CLIENT + partner.id()), KnownAs.name(partner.organization()))
                .toArray(String[]::new);
        return new Visibility.Condition(DENIED.formatted(patients), List.of(now, now, named, named));
    }
}

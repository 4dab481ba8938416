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
     * An organization that is referred to is whoever it was ever known as; of which nothing is known, it is anybody.
     */
    private static final String NAMES_IT = "d.named = any(?::text[])"
            + " or exists (select 1 from organization_known_as k where k.organization = d.named and k.named = any(?::text[]))"
            + " or (d.named like '" + Denial.UNNAMED + "%' and not exists (select 1 from organization_known_as k"
            + " where k.organization = substr(d.named, " + (Denial.UNNAMED.length() + 1) + ")))";

    private static final String DENIES = "d.since <= ? and d.until > ? and (" + NAMES_IT + ")";

    private static final String DENIES_PERSON = "exists (select 1 from consent_denial d where d.patient = any("
            + wholePersons("unnest(array[?]::text[])") + ") and " + DENIES + ")";

    /** Whoever is denied is found once for all rows: it depends on none of them. */
    private static final String DENIES_ROW = "(v.patients && "
            + wholePersons("(select distinct d.patient from consent_denial d where " + DENIES + ")") + ")";

    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentDenials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean deny(Partner partner, String patient) {
        return concerned(partner)
                && jdbc.sql("select " + DENIES_PERSON)
                        .param(patient)
                        .params(parameters(partner))
                        .query(Boolean.class)
                        .single();
    }

    /** Whether denials concern the partner at all. */
    static boolean concerned(Partner partner) {
        return partner.role() != PartnerRole.CLINIC && partner.role() != PartnerRole.AUDITOR;
    }

    /** That one of the row's patients, under whatever number, denies it to the partner. */
    Visibility.Condition denied(Partner partner) {
        return new Visibility.Condition(DENIES_ROW, parameters(partner));
    }

    private List<Object> parameters(Partner partner) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String[] named = Stream.concat(
                        Stream.of(Denial.EVERYBODY, Denial.CLIENT + partner.id()), KnownAs.name(partner.organization()))
                .toArray(String[]::new);
        return List.of(now, now, named, named);
    }

    /**
     * All Patients that are one person with those: what was told under another number is denied as well. The links have
     * the database's own collation, without which their indexes are of no use.
     */
    private static String wholePersons(String patients) {
        return "array(select whole.patient from ("
                + "select told.patient as toldAs, coalesce(r.survivor, told.patient) as survivor"
                + " from " + patients + " as told(patient)"
                + " left join person_replaced r on r.person = (told.patient collate \"default\")) as one"
                + " cross join lateral (select one.toldAs as patient union all select one.survivor union all"
                + " select g.person from person_replaced g where g.survivor = (one.survivor collate \"default\")) as whole)";
    }
}

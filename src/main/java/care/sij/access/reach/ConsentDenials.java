package care.sij.access.reach;

import care.sij.access.Denials;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
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

    /** As a partner is named now, and as it ever was: another name frees it of nothing. */
    private static final String OWN = "?::text[] || array(select o.named from partner_known_as o where o.partner = ?)";

    /** An organization that is referred to is whoever it was ever known as. */
    private static final String NAMES_IT = "d.named = any(" + OWN + ")"
            + " or exists (select 1 from organization_known_as k"
            + " where k.organization = d.named and k.named = any(" + OWN + "))";

    /**
     * Somebody is meant, and it may be anybody while it is nobody who is, or was, registered here. Nobody gets out of
     * that by what it tells itself of the Organization after the Consent named it.
     */
    private static final String NAMES_NO_PARTNER = "d.named = '" + Denial.EVERYBODY + "' and not "
            + isPartner("d.unless && ?::text[]", "p.named = any(d.unless)")
            + " and not exists (select 1 from organization_known_as k where k.organization = any(d.unless) and "
            + isPartner("k.named = any(?::text[])", "p.named = k.named")
            + " and k.teller <> '' and (k.teller <> ? or k.commit <= d.commit))";

    private static final String DENIES =
            "d.since <= ? and d.until > ? and (" + NAMES_IT + " or (" + NAMES_NO_PARTNER + "))";

    private static final String DENIES_PERSON = "exists (select 1 from consent_denial d where d.patient = any("
            + wholePersons("unnest(array[?]::text[])") + ") and " + DENIES + ")";

    /** Whoever is denied is found once for all rows: it depends on none of them. */
    private static final String DENIES_ROW = "(v.patients && "
            + wholePersons("(select distinct d.patient from consent_denial d where " + DENIES + ")") + ")";

    private final JdbcClient jdbc;
    private final Partners partners;
    private final Clock clock;

    ConsentDenials(JdbcClient jdbc, Partners partners, Clock clock) {
        this.jdbc = jdbc;
        this.partners = partners;
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
        String[] own = KnownAs.of(partner).toArray(String[]::new);
        String[] all = Stream.concat(partners.registered().stream(), partners.withdrawn().stream())
                .flatMap(KnownAs::of)
                .toArray(String[]::new);
        return List.of(now, now, own, partner.id(), own, partner.id(), all, all, partner.id());
    }

    /** As partners are named here now, or ever were anywhere. */
    private static String isPartner(String now, String ever) {
        return "(" + now + " or exists (select 1 from partner_known_as p where " + ever + "))";
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

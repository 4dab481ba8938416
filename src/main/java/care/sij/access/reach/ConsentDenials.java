package care.sij.access.reach;

import care.sij.access.Denials;
import care.sij.fhir.FoldedText;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.record.Visibility;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Denials as {@link ConsentStep} has written them down. */
@Component
class ConsentDenials implements Denials {

    /** An organization that is referred to is known by the name it has now. */
    private static final String DENIED = "exists (select 1 from consent_denial d where d.patient = any(%s)"
            + " and d.since <= ? and d.until > ? and (d.named = any(?::text[]) or exists (select 1 from index_string i"
            + " where i.type = 'Organization' and i.id = substr(d.named, 14) and d.named like 'Organization/%%'"
            + " and i.parameter = 'name' and i.folded = ?)))";

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

    /** That one of the row's patients denies it to the partner. */
    Visibility.Condition denied(Partner partner) {
        return denied(partner, "v.patients");
    }

    private Visibility.Condition denied(Partner partner, String patients) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String name = FoldedText.of(partner.organization());
        String[] named = {Denial.EVERYBODY, Denial.CLIENT + partner.id(), Denial.NAME + name};
        return new Visibility.Condition(DENIED.formatted(patients), List.of(now, now, named, name));
    }
}

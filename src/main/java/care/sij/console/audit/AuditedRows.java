package care.sij.console.audit;

import care.sij.access.Callers;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.audit.AuditRow;
import care.sij.audit.AuditSearch;
import care.sij.audit.AuditedRequest;
import care.sij.console.frame.PagePlace;
import care.sij.partner.PartnerRole;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Audit rows for people who work for an auditor; what is shown of them is noted: they tell of patients. */
@Component
class AuditedRows {

    private static final int PAGE = 40;

    private final AuditSearch rows;
    private final Callers callers;

    AuditedRows(AuditSearch rows, Callers callers) {
        this.rows = rows;
        this.callers = callers;
    }

    /**
     * A page of rows, the newest first.
     *
     * @param spelled the filter, for which a cursor must have been made
     * @param cursor where it begins; empty text for the first
     */
    AuditSearch.Page page(AuditQuery query, String spelled, String cursor) {
        demandAuditor();
        AuditSearch.Page page = rows.find(query, PagePlace.of("cursor", cursor, spelled), PAGE);
        note(page.rows());
        return page;
    }

    /** The first of the rows that the query finds. */
    List<AuditRow> first(AuditQuery query, int most) {
        demandAuditor();
        List<AuditRow> found = rows.find(query, Optional.empty(), most).rows();
        note(found);
        return found;
    }

    /** The row of this number. */
    Optional<AuditRow> row(long number) {
        return first(new AuditQuery(List.of(new Criterion.Numbers(List.of(number)))), 1).stream()
                .findFirst();
    }

    /** How many the query finds. */
    long count(AuditQuery query) {
        demandAuditor();
        return rows.count(query);
    }

    /** Requires that the person works for an auditor. */
    void demandAuditor() {
        callers.current().demandRole(PartnerRole.AUDITOR);
    }

    private static void note(List<AuditRow> shown) {
        AuditedRequest.current().ifPresent(request -> request.showsRows(shown));
    }
}

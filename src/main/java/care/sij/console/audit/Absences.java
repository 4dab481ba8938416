package care.sij.console.audit;

import care.sij.audit.AuditLeaf;
import care.sij.audit.AuditSearch;
import care.sij.console.audit.Absence.Perhaps;
import care.sij.exchange.UnsettledSendings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers whether something was not done, from the audit rows or the record, and says on what basis. */
@Component
class Absences {

    private static final int SHOWN = 25;

    private final AuditedRows rows;
    private final AuditSearch search;
    private final UnsettledSendings sendings;
    private final RecordAbsences record;
    private final Coverage coverage;

    Absences(
            AuditedRows rows,
            AuditSearch search,
            UnsettledSendings sendings,
            RecordAbsences record,
            Coverage coverage) {
        this.rows = rows;
        this.search = search;
        this.sendings = sendings;
        this.record = record;
        this.coverage = coverage;
    }

    Absence answer(AskedAbsence asked) {
        rows.demandAuditor();
        return switch (asked.question()) {
            case SHOWN -> ofAudit(asked, Perhaps.NOTHING);
            case DISCLOSED -> ofAudit(asked, unsettled(asked));
            case RECORDED -> record.recorded(asked);
            case HAPPENED -> record.happened(asked);
        };
    }

    private Perhaps unsettled(AskedAbsence asked) {
        List<String> partners = sendings.partners(asked.sendings());
        return new Perhaps(
                partners.size(),
                "sent, or perhaps sent, to "
                        + String.join(", ", partners.stream().distinct().toList())
                        + " in the span and settled after it, or not yet",
                List.of());
    }

    private Absence ofAudit(AskedAbsence asked, Perhaps perhaps) {
        List<String> subjects = search.find(asked.all(), Optional.empty(), Coverage.LOOKED_UP).rows().stream()
                .map(row -> AuditLeaf.of(row.number(), row.entry()).subject())
                .toList();
        return new Absence(
                asked.words(),
                asked.start(),
                asked.to(),
                rows.count(asked.matching()),
                perhaps,
                rows.count(asked.all()),
                "all audit rows about this patient in the span",
                rows.first(asked.matching(), SHOWN).stream().map(RowLine::of).toList(),
                List.of(),
                coverage.of(subjects),
                Limits.OF_AUDIT);
    }
}

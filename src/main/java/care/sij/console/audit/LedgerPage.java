package care.sij.console.audit;

import care.sij.access.Callers;
import care.sij.access.PersonRole;
import care.sij.audit.Ledger;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The ledger's newest checkpoint, its keys and witnesses, and the verification of the whole of it. */
@Controller
@OpenTo(PersonRole.AUDITOR)
class LedgerPage {

    private static final String PATH = "/console/audit/ledger";
    private static final int LONGEST_NOTE = 16 * 1024;
    private static final int FINDINGS = 200;

    private final Ledger ledger;
    private final LedgerChecks checks;
    private final AuditedRows rows;
    private final Callers callers;

    LedgerPage(Ledger ledger, LedgerChecks checks, AuditedRows rows, Callers callers) {
        this.ledger = ledger;
        this.checks = checks;
        this.rows = rows;
        this.callers = callers;
    }

    @GetMapping(PATH)
    String ledger(Model model) {
        rows.demandAuditor();
        model.addAttribute("checkpoint", ledger.latest());
        model.addAttribute("keys", ledger.keys());
        model.addAttribute("witnesses", ledger.witnesses());
        model.addAttribute("check", checks.last());
        model.addAttribute("most", FINDINGS);
        return "console/audit/ledger";
    }

    @PostMapping(PATH + "/verify")
    String verify(@RequestParam(defaultValue = "") String kept) {
        rows.demandAuditor();
        if (kept.length() > LONGEST_NOTE) {
            throw new IllegalFilter("The field kept takes one signed note, as it was given.");
        }
        checks.start(callers.current().signature(), kept.isBlank() ? List.of() : List.of(kept.strip()));
        return "redirect:" + PATH;
    }
}

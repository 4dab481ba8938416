package care.sij.console.audit;

import care.sij.access.PersonRole;
import care.sij.audit.AuditExports;
import care.sij.audit.AuditExports.Asked;
import care.sij.audit.AuditExports.Exported;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Proofs;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import care.sij.console.history.HistorySubjects;
import care.sij.console.history.Instants;
import care.sij.console.history.Subject;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proves all that is recorded of a patient, here or by a file that is checked elsewhere. */
@Controller
@OpenTo(PersonRole.AUDITOR)
class ExportPage {

    private static final String PATH = "/console/patients/{id}/history/export";
    private static final String PAGE = "console/audit/export";

    private final HistorySubjects subjects;
    private final Instants instants;
    private final SettledInstants settled;
    private final AuditExports exports;
    private final Proofs proofs;
    private final AuditedRows rows;

    ExportPage(
            HistorySubjects subjects,
            Instants instants,
            SettledInstants settled,
            AuditExports exports,
            Proofs proofs,
            AuditedRows rows) {
        this.subjects = subjects;
        this.instants = instants;
        this.settled = settled;
        this.exports = exports;
        this.proofs = proofs;
        this.rows = rows;
    }

    @GetMapping(PATH)
    String form(@PathVariable String id, Model model) {
        rows.demandAuditor();
        show(subjects.of(id), "", "", Instants.CLINIC, model);
        return PAGE;
    }

    /** Proves it here: what is changed by this is nothing, so that the answer is the page itself. */
    @PostMapping("/console/patients/{id}/history/verify")
    String verify(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String end,
            @RequestParam(defaultValue = Instants.CLINIC) String zone,
            Model model) {
        rows.demandAuditor();
        Subject subject = subjects.of(id);
        show(subject, start, end, zone, model);
        Asked asked = asked(subject, start, end, zone);
        AuditedRequest.current().ifPresent(request -> request.concerns(List.of(subject.id())));
        model.addAttribute("asked", asked);
        model.addAttribute("proved", proofs.ofPatient(asked).orElseThrow(ExportPage::tooMuch));
        return PAGE;
    }

    @GetMapping(PATH + "/file")
    ResponseEntity<byte[]> file(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String start,
            @RequestParam(defaultValue = "") String end,
            @RequestParam(defaultValue = Instants.CLINIC) String zone) {
        rows.demandAuditor();
        Subject subject = subjects.of(id);
        Exported exported = exports.of(asked(subject, start, end, zone));
        if (exported instanceof Exported.Whole whole) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "application/zip")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-" + subject.id() + ".zip\"")
                    .body(whole.file().toArray());
        }
        if (exported instanceof Exported.TooMuch) {
            throw tooMuch();
        }
        throw new IllegalFilter("Something of this period has no place in the ledger yet. Ask again in a few seconds.");
    }

    private Asked asked(Subject subject, String start, String end, String zone) {
        return new Asked(
                subject.id(), settled.start("start", start, zone).orElse(Instant.EPOCH), settled.end("end", end, zone));
    }

    private void show(Subject subject, String start, String end, String zone, Model model) {
        model.addAttribute("subject", subject);
        model.addAttribute("start", start);
        model.addAttribute("end", end);
        model.addAttribute("zone", zone);
        model.addAttribute("clinicZone", instants.clinicZone());
    }

    private static IllegalFilter tooMuch() {
        return new IllegalFilter(
                "There is too much of that period for one time. The fields start and end take a shorter" + " one.");
    }
}

package care.sij.console.audit;

import care.sij.access.PersonRole;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditEvents;
import care.sij.audit.AuditRow;
import care.sij.audit.AuditSearch;
import care.sij.console.frame.Ids;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.history.HistorySubjects;
import care.sij.console.history.Instants;
import care.sij.console.history.PrettyJson;
import care.sij.console.history.Subject;
import care.sij.fhir.FhirJson;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Searches the audit rows, of all or of one patient, and shows one of them. */
@Controller
@OpenTo(PersonRole.AUDITOR)
class AuditRowsPage {

    private static final String PATH = "/console/audit";

    private final AuditedRows rows;
    private final AuditEvents events;
    private final FhirJson json;
    private final HistorySubjects subjects;
    private final Instants instants;
    private final Clock clock;

    AuditRowsPage(
            AuditedRows rows,
            AuditEvents events,
            FhirJson json,
            HistorySubjects subjects,
            Instants instants,
            Clock clock) {
        this.rows = rows;
        this.events = events;
        this.json = json;
        this.subjects = subjects;
        this.instants = instants;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String search(@RequestParam Map<String, String> typed, Model model) {
        show(AuditFilter.of(typed).bounded(instants, clock.instant()), PATH, typed, model);
        model.addAttribute("subject", Optional.empty());
        return "console/audit/rows";
    }

    @GetMapping("/console/patients/{id}/history/reads")
    String ofPatient(@PathVariable String id, @RequestParam Map<String, String> typed, Model model) {
        Subject subject = subjects.of(id);
        show(AuditFilter.of(typed).about(id), subject.path("/reads"), typed, model);
        model.addAttribute("subject", Optional.of(subject));
        return "console/audit/rows";
    }

    private void show(AuditFilter filter, String path, Map<String, String> typed, Model model) {
        String spelled = filter.spelled();
        String cursor = typed.getOrDefault("cursor", "");
        AuditSearch.Page page = rows.page(filter.query(instants), path + "?" + spelled, cursor);
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", RowKinds.codes());
        model.addAttribute("clinicZone", instants.clinicZone());
        model.addAttribute("path", path);
        model.addAttribute("rows", page.rows().stream().map(RowLine::of).toList());
        model.addAttribute("start", cursor.isEmpty() ? "" : path + "?" + spelled);
        model.addAttribute(
                "next",
                page.next()
                        .map(next -> path + "?" + spelled + "&cursor=" + next.text(path + "?" + spelled))
                        .orElse(""));
    }

    @GetMapping(PATH + "/rows/{number}")
    String row(@PathVariable String number, Model model) {
        AuditRow row = rows.row(Ids.numberOfPath(number)).orElseThrow(NotThere::new);
        AuditEntry entry = row.entry();
        model.addAttribute("row", row);
        model.addAttribute("line", RowLine.of(row));
        model.addAttribute("entry", entry);
        model.addAttribute(
                "commit",
                entry.commit().isPresent() ? Long.toString(entry.commit().getAsLong()) : "none");
        model.addAttribute(
                "resources",
                Stream.concat(entry.resources().stream(), row.written().stream())
                        .toList());
        model.addAttribute("event", String.join("\n", PrettyJson.lines(json.encode(events.of(row)))));
        return "console/audit/row";
    }
}

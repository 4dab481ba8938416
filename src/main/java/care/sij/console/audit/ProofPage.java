package care.sij.console.audit;

import care.sij.access.PersonRole;
import care.sij.access.SmartInteraction;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Proofs;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Reading;
import care.sij.console.history.VersionRef;
import care.sij.record.Versions;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The proof of one version or audit row, so that it can be followed by hand. */
@Controller
@OpenTo(PersonRole.AUDITOR)
class ProofPage {

    private static final String ROW = "audit/";
    private static final Pattern SUBJECT =
            Pattern.compile(Ids.TYPE + "/" + Ids.ID + "/_history/" + Ids.NUMBER + "|audit/" + Ids.NUMBER);

    private final Proofs proofs;
    private final AuditedRows rows;
    private final Versions versions;
    private final Reading reading;

    ProofPage(Proofs proofs, AuditedRows rows, Versions versions, Reading reading) {
        this.proofs = proofs;
        this.rows = rows;
        this.versions = versions;
        this.reading = reading;
    }

    @GetMapping("/console/audit/proof")
    String proof(@RequestParam String of, Model model) {
        rows.demandAuditor();
        if (!SUBJECT.matcher(of).matches()) {
            throw new IllegalFilter("The field of takes a version, Type/id/_history/n, or a row, audit/n.");
        }
        boolean isRow = of.startsWith(ROW);
        if (isRow) {
            // The proof tells what the row tells, so that it is noted as the row would be.
            rows.row(Long.parseLong(of.substring(ROW.length())));
        } else {
            note(of);
        }
        model.addAttribute("of", of);
        model.addAttribute(
                "record",
                isRow
                        ? "/console/audit/rows/" + of.substring(ROW.length())
                        : "/console/history/" + of.replace("/_history/", "/"));
        model.addAttribute("proof", proofs.of(of));
        return "console/audit/proof";
    }

    /** The proof tells what the version binds, its patients too; a leaf alone is all there is of one that is gone. */
    private void note(String of) {
        AuditedRequest.current().ifPresent(request -> request.shows(List.of(of), List.of()));
        VersionRef.parse(of)
                .flatMap(ref ->
                        versions.vread(ref.key(), ref.version(), reading.visibility(SmartInteraction.READ, ref.type())))
                .ifPresent(reading::seen);
    }
}

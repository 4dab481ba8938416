package care.sij.console.history;

import care.sij.access.PersonRole;
import care.sij.audit.PlanComparison;
import care.sij.console.frame.Ids;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Tellers;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One version: what it states, who said so and why, and its bytes. */
@Controller
@OpenTo({PersonRole.AUDITOR, PersonRole.CLINICIAN, PersonRole.COORDINATOR})
class VersionPage {

    private static final String PATH = "/console/history/{type}/{id}/{number}";
    private static final int LINES = 200;
    private static final int LINES_OF_TEXT = 1_000;

    private final ResourceVersions versions;
    private final Whys whys;
    private final Tellers tellers;

    VersionPage(ResourceVersions versions, Whys whys, Tellers tellers) {
        this.versions = versions;
        this.whys = whys;
        this.tellers = tellers;
    }

    @GetMapping(PATH)
    String version(@PathVariable String type, @PathVariable String id, @PathVariable String number, Model model) {
        StoredVersion version = found(type, id, number);
        List<String> text = PrettyJson.lines(version.body());
        model.addAttribute("version", VersionRef.of(version));
        model.addAttribute("known", version.instant());
        model.addAttribute("became", VersionLine.became(version));
        model.addAttribute("patients", versions.seenPatients(version));
        model.addAttribute("owner", tellers.told(version.owner()));
        model.addAttribute(
                "why",
                whys.of(
                        version,
                        Optional.ofNullable(versions.causes(List.of(version)).get(version.commit()))
                                .orElseThrow(NotThere::new)));
        model.addAttribute(
                "stated",
                PlanComparison.between(List.of(), version.isEmpty() ? List.of() : List.of(version)).stream()
                        .map(change -> Change.of(change, LINES))
                        .findFirst());
        model.addAttribute("text", String.join("\n", text.subList(0, Math.min(text.size(), LINES_OF_TEXT))));
        model.addAttribute("left", Math.max(0, text.size() - LINES_OF_TEXT));
        return "console/history/version";
    }

    /** The bytes as they are recorded, as far as the person sees them, to be kept as a file. */
    @GetMapping(PATH + "/raw")
    ResponseEntity<byte[]> raw(@PathVariable String type, @PathVariable String id, @PathVariable String number) {
        StoredVersion version = found(type, id, number);
        if (version.isEmpty()) {
            throw new NotThere();
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/fhir+json")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + version.key().type() + "-"
                                + version.key().id() + "-" + version.version() + ".json\"")
                .body(version.body().toArray());
    }

    private StoredVersion found(String type, String id, String number) {
        ResourceKey key = HistorySubjects.key(type, id);
        return versions.version(key, Ids.numberOfPath(number));
    }
}

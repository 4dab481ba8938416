package care.sij.console.history;

import care.sij.access.PersonRole;
import care.sij.audit.PlanComparison;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.LineDifference;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.PagePlace;
import care.sij.console.frame.Tellers;
import care.sij.record.CommitCause;
import care.sij.record.Page;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The versions of one resource, and what any two of them state otherwise. */
@Controller
@OpenTo({PersonRole.AUDITOR, PersonRole.CLINICIAN, PersonRole.COORDINATOR})
class ResourceHistoryPage {

    private static final String PATH = "/console/history/{type}/{id}";
    private static final int LINES = 100;
    private static final int LINES_OF_TEXT = 1_500;

    private final ResourceVersions versions;
    private final Tellers tellers;

    ResourceHistoryPage(ResourceVersions versions, Tellers tellers) {
        this.versions = versions;
        this.tellers = tellers;
    }

    @GetMapping(PATH)
    String versions(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String cursor,
            Model model) {
        ResourceKey key = HistorySubjects.key(type, id);
        Page page = versions.newest(key, PagePlace.of("cursor", cursor, key.reference()));
        Map<Long, CommitCause> causes = versions.causes(page.versions());
        model.addAttribute("type", type);
        model.addAttribute("id", id);
        model.addAttribute(
                "versions",
                page.versions().stream()
                        .flatMap(version -> Optional.ofNullable(causes.get(version.commit())).stream()
                                .map(cause -> VersionLine.of(version, cause, tellers)))
                        .toList());
        model.addAttribute("next", page.next().map(next -> next.text(key.reference())));
        return "console/history/versions";
    }

    @GetMapping(
            path = PATH,
            params = {"from", "to"})
    String compare(
            @PathVariable String type,
            @PathVariable String id,
            @RequestParam String from,
            @RequestParam String to,
            Model model) {
        ResourceKey key = HistorySubjects.key(type, id);
        StoredVersion before = versions.version(key, number("from", from));
        StoredVersion after = versions.version(key, number("to", to));
        model.addAttribute("before", VersionRef.of(before));
        model.addAttribute("after", VersionRef.of(after));
        model.addAttribute("beforeKnown", before.instant());
        model.addAttribute("afterKnown", after.instant());
        model.addAttribute(
                "change",
                PlanComparison.between(present(before), present(after)).stream()
                        .map(change -> Change.of(change, LINES))
                        .findFirst());
        List<LineDifference.Line> lines =
                LineDifference.between(PrettyJson.lines(before.body()), PrettyJson.lines(after.body()));
        model.addAttribute(
                "lines",
                LineDifference.blocks(lines.stream().limit(LINES_OF_TEXT).toList()));
        model.addAttribute("left", Math.max(0, lines.size() - LINES_OF_TEXT));
        return "console/history/versions-compare";
    }

    /** A deletion is no version that states something. */
    private static List<StoredVersion> present(StoredVersion version) {
        return version.deleted() ? List.of() : List.of(version);
    }

    private static long number(String field, String text) {
        if (!Ids.isNumber(text)) {
            throw new IllegalFilter("The field " + field + " takes the number of a version.");
        }
        return Long.parseLong(text);
    }
}

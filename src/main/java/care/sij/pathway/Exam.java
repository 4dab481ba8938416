package care.sij.pathway;

import care.sij.clinical.FindingResult;
import java.util.ArrayList;
import java.util.List;

/** What was examined or imaged in an episode. */
final class Exam {

    private Exam() {}

    static List<Fact> of(Episode episode) {
        List<Fact> facts = new ArrayList<>(episode.of(ImagingStudy.class));
        episode.of(FortinFinding.class).stream()
                .filter(finding -> finding.result() != FindingResult.NOT_DONE)
                .forEach(facts::add);
        episode.of(ProvocationFinding.class).stream()
                .filter(finding -> finding.result() != FindingResult.NOT_DONE)
                .forEach(facts::add);
        return facts;
    }
}

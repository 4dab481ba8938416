package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.InjectionPurpose;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What must have held before each diagnostic block, or holds now for the first one (clinical.md 8.2).
 *
 * @param duration how long the pain had lasted
 * @param care how much conservative care there had been
 */
public record BeforeBlockCriterion(PainDurationCriterion duration, CareCriterion care) implements Criterion {

    @Override
    public String id() {
        return "before-block";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        List<LocalDate> days = evidence.injections().stream()
                .filter(event -> event.isFor(InjectionPurpose.DIAGNOSTIC))
                .map(InjectionEvent::date)
                .filter(ClinicalDate::isKnown)
                .map(ClinicalDate::earliest)
                .toList();
        List<Verdict> verdicts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<FactRef> read = new ArrayList<>();
        for (LocalDate day : days.isEmpty() ? List.of(evidence.date()) : days) {
            for (Criterion criterion : List.of(duration, care)) {
                Finding finding = criterion.evaluate(evidence.at(day));
                verdicts.add(finding.result());
                words.add(day + ": " + finding.detail());
                read.addAll(finding.evidence());
            }
        }
        return new Finding(
                Verdict.all(verdicts),
                String.join("; ", words),
                read.stream().distinct().sorted().toList());
    }
}

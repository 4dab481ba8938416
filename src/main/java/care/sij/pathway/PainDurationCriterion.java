package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ClinicalDate;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long the pain has lasted, from the earliest onset of a diagnosis of the side.
 *
 * @param minimum at least this long
 * @param pregnancyRelated at least this long where a Condition says the pain is related to a pregnancy
 */
public record PainDurationCriterion(Period minimum, Optional<Period> pregnancyRelated) implements Criterion {

    @Override
    public String id() {
        return "pain-duration";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        List<PregnancyRelatedPain> pregnancy = evidence.known(PregnancyRelatedPain.class);
        Period needed = pregnancy.isEmpty() ? minimum : pregnancyRelated.orElse(minimum);
        Optional<SiCondition> first = evidence.ever(SiCondition.class).stream()
                .filter(condition -> condition.onset().isPresent())
                .min(Comparator.comparing(condition -> condition.onset().orElseThrow()));
        if (first.isEmpty()) {
            return Finding.unknown("no onset on record, at least " + needed);
        }
        List<Fact> read = new ArrayList<>(pregnancy);
        read.add(first.get());
        ClinicalDate onset = first.get().onset().orElseThrow();
        LocalDate latestOnset = evidence.date().minus(needed);
        Answer longEnough = onset.onOrBefore(latestOnset);
        return Finding.of(longEnough, "onset " + onset + ", on or before " + latestOnset + " (" + needed + ")", read);
    }
}

package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.PainScore;
import java.util.List;

/**
 * A floor for the pain of the latest reading outside injections.
 *
 * @param minimum NRS points
 * @param scale the scale the source names; an NRS reading serves a VAS floor on 0 to 10 (DESIGN 5)
 */
public record PainCriterion(PainScore minimum, Scale scale) implements Criterion {

    /** The scale of the floor as the source states it. */
    public enum Scale {
        NRS,
        VAS
    }

    @Override
    public String id() {
        return "pain";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        String floor = ", at least " + minimum.points() + (scale == Scale.VAS ? " (NRS serves the VAS floor)" : "");
        return evidence.latestPain()
                .map(reading -> Finding.of(
                        Answer.of(reading.score().compareTo(minimum) >= 0),
                        "NRS " + reading.score().points() + " on " + reading.date() + floor,
                        List.of(reading)))
                .orElseGet(() -> Finding.unknown("no pain score outside injections on record" + floor));
    }
}

package care.sij.pathway;

import java.util.ArrayList;
import java.util.List;

/** Both sides are not to be fused on one day, done or booked (eviCore CMM-611, S4a). */
public record SameDayBilateralCriterion() implements Criterion {

    @Override
    public String id() {
        return "same-day-bilateral";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        List<SidedFact> operations = new ArrayList<>(evidence.anyTime(Fusion.class));
        evidence.anyTime(PlannedProcedure.class).stream()
                .filter(planned -> planned.kind() == PlannedProcedure.Kind.FUSION)
                .forEach(operations::add);
        List<SidedFact> clashing = operations.stream()
                .filter(one -> operations.stream().anyMatch(other -> clash(one, other)))
                .toList();
        return clashing.isEmpty()
                ? Finding.of(Verdict.MET, "no fusion of both sides on one day", clashing)
                : Finding.of(Verdict.UNMET, "both sides on " + clashing.get(0).date(), clashing);
    }

    private static boolean clash(SidedFact one, SidedFact other) {
        return one.side() != other.side()
                && one.date().isDay()
                && other.date().isDay()
                && one.date().earliest().equals(other.date().earliest());
    }
}

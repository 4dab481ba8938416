package care.sij.pathway;

import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The way of a patient's episodes through the stages: on each day the stage that the facts of that day and before put
 * them into. The last passage of an episode is the stage of its plan.
 */
public final class StagePassages {

    private final PathwayFacts patient;
    private final Function<FactRef, LocalDate> told;

    private StagePassages(PathwayFacts patient, Function<FactRef, LocalDate> told) {
        this.patient = patient;
        this.told = told;
    }

    /**
     * The passages, left before right, oldest first.
     *
     * @param told the day on which a fact became known: what lies ahead, such as a booking, holds from then on
     */
    public static List<StagePassage> of(
            PathwayFacts facts, Collection<CarePolicy> policies, Function<FactRef, LocalDate> told) {
        ClinicRules clinic = ClinicRules.of(policies);
        StagePassages passages = new StagePassages(facts, told);
        return Arrays.stream(JointSide.values())
                .flatMap(side -> Episodes.of(side, facts, clinic).stream())
                .flatMap(episode -> passages.of(episode).stream())
                .toList();
    }

    private List<StagePassage> of(Episode episode) {
        LocalDate referred =
                episode.of(Referral.class).stream().map(this::day).findFirst().orElse(LocalDate.MIN);
        TreeSet<LocalDate> days = new TreeSet<>();
        episode.facts().facts().forEach(fact -> days.add(day(fact)));
        episode.of(Referral.class).forEach(referral -> {
            days.add(referral.stateSince().earliest());
            referral.accepted().ifPresent(accepted -> days.add(accepted.earliest()));
        });
        List<StagePassage> passages = new ArrayList<>();
        for (LocalDate day : days.tailSet(referred)) {
            Stage stage = Progress.of(asOf(day, episode)).stage();
            if (passages.isEmpty() || passages.get(passages.size() - 1).stage() != stage) {
                passages.add(new StagePassage(episode.side(), episode.number(), stage, day));
            }
        }
        return passages;
    }

    private Episode asOf(LocalDate day, Episode episode) {
        return new Episode(
                episode.side(), episode.number(), until(day, episode.facts()), until(day, patient), episode.clinic());
    }

    private PathwayFacts until(LocalDate day, PathwayFacts facts) {
        return new PathwayFacts(facts.facts().stream()
                .filter(fact -> !day(fact).isAfter(day))
                .map(fact -> Episodes.asKnownBefore(day.plusDays(1), fact))
                .toList());
    }

    private LocalDate day(Fact fact) {
        LocalDate own = fact.date().earliest();
        LocalDate known = told.apply(fact.ref());
        return known.isBefore(own) ? known : own;
    }
}

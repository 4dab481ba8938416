package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.JointSide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts the facts of a side into episodes: the first referral opens one, completion or exit closes it, a referral dated
 * after that opens the next. A fact belongs to the episode open on its date; before the first referral to the first,
 * between two to the earlier (DESIGN 2).
 */
final class Episodes {

    private final JointSide side;
    private final PathwayFacts patient;
    private final ClinicRules clinic;

    private Episodes(JointSide side, PathwayFacts patient, ClinicRules clinic) {
        this.side = side;
        this.patient = patient;
        this.clinic = clinic;
    }

    static List<Episode> of(JointSide side, PathwayFacts patient, ClinicRules clinic) {
        List<Referral> referrals = patient.of(Referral.class, side);
        return referrals.isEmpty() ? List.of() : new Episodes(side, patient, clinic).cut(referrals);
    }

    private List<Episode> cut(List<Referral> referrals) {
        List<Episode> episodes = new ArrayList<>();
        LocalDate start = LocalDate.MIN;
        for (Referral later : referrals.subList(1, referrals.size())) {
            LocalDate day = later.date().earliest();
            Episode soFar = episode(episodes.size() + 1, start, day);
            if (!soFar.of(Referral.class).isEmpty() && Progress.of(soFar).isClosed()) {
                episodes.add(soFar);
                start = day;
            }
        }
        episodes.add(episode(episodes.size() + 1, start, LocalDate.MAX));
        return List.copyOf(episodes);
    }

    private Episode episode(int number, LocalDate start, LocalDate end) {
        List<Fact> facts = patient.of(Fact.class, side).stream()
                .filter(fact -> fact.date().earliest().isBefore(end))
                .filter(fact ->
                        fact instanceof UnsidedFact || !fact.date().earliest().isBefore(start))
                .map(fact -> asKnownBefore(end, fact))
                .toList();
        return new Episode(side, number, new PathwayFacts(facts), patient, clinic);
    }

    /** A referral in the state it had before {@code end}; every other fact as it is. */
    static Fact asKnownBefore(LocalDate end, Fact fact) {
        if (!(fact instanceof Referral referral)
                || referral.stateSince().earliest().isBefore(end)) {
            return fact;
        }
        Optional<ClinicalDate> accepted =
                referral.accepted().filter(date -> date.earliest().isBefore(end));
        return new Referral(
                referral.ref(),
                referral.side(),
                referral.date(),
                referral.referralId(),
                accepted.isPresent() ? ReferralState.ACCEPTED : ReferralState.OPEN,
                referral.task(),
                accepted,
                accepted.orElse(referral.date()));
    }
}

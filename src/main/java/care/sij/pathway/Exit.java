package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Why and when an episode ended early (DESIGN 5).
 *
 * @param fact what ended it
 */
record Exit(ExitReason reason, ClinicalDate date, Fact fact) {

    private static final Comparator<Exit> FIRST = Comparator.<Exit, Boolean>comparing(
                    exit -> !exit.date().isKnown())
            .thenComparing(Exit::date)
            .thenComparing(Exit::reason);

    /** The first thing that ended the episode. What came before a completed fusion does not undo it. */
    static Optional<Exit> of(Episode episode) {
        return Stream.of(refuted(episode), decided(episode), referralEnded(episode), died(episode))
                .flatMap(Optional::stream)
                .filter(exit -> exit.reason() == ExitReason.DECEASED || exit.standsAfter(episode.fusion()))
                .min(FIRST);
    }

    private boolean standsAfter(Optional<Operation> fusion) {
        return fusion.map(operation -> date.from().isAfter(operation.date().to()))
                .orElse(true);
    }

    /** The newest telling counts; of two of one moment the one that refutes. */
    private static Optional<Exit> refuted(Episode episode) {
        return episode.of(SiCondition.class).stream()
                .max(Comparator.comparing(SiCondition::date).thenComparing(SiCondition::verification))
                .filter(condition -> condition.verification() == SiCondition.Verification.REFUTED)
                .map(condition -> new Exit(ExitReason.NOT_SI_JOINT, condition.date(), condition));
    }

    private static Optional<Exit> decided(Episode episode) {
        return episode.of(DecisionRecord.class).stream()
                .reduce((older, newer) -> newer)
                .flatMap(decision -> reasonOf(decision).map(reason -> new Exit(reason, decision.date(), decision)));
    }

    private static Optional<ExitReason> reasonOf(DecisionRecord decision) {
        return switch (decision.decision()) {
            case DECLINE -> Optional.of(ExitReason.DECLINED);
            case LOST -> Optional.of(ExitReason.LOST);
            case CONSERVATIVE_MAINTAINED -> Optional.of(ExitReason.CONSERVATIVE_MAINTAINED);
            case PROCEED, DEFER -> Optional.empty();
        };
    }

    /** Ends the episode only when no referral of it is left. */
    private static Optional<Exit> referralEnded(Episode episode) {
        List<Referral> referrals = episode.of(Referral.class);
        Predicate<Referral> left =
                referral -> referral.state() != ReferralState.DECLINED && referral.state() != ReferralState.CANCELLED;
        if (referrals.stream().anyMatch(left)) {
            return Optional.empty();
        }
        return referrals.stream()
                .max(Comparator.comparing(Referral::stateSince).thenComparing(Referral::ref))
                .map(last -> new Exit(
                        last.state() == ReferralState.DECLINED ? ExitReason.REFERRAL_DECLINED : ExitReason.CANCELLED,
                        last.stateSince(),
                        last));
    }

    private static Optional<Exit> died(Episode episode) {
        return episode.of(Death.class).stream()
                .findFirst()
                .map(death -> new Exit(ExitReason.DECEASED, death.date(), death));
    }
}

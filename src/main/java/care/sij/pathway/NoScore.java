package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import java.util.List;

/** Missed visits that no later score has made good: someone should call (clinical.md 5.6). */
final class NoScore {

    private NoScore() {}

    static List<RedFlag> of(Episode episode, List<FollowUpVisit> visits) {
        return visits.stream()
                .filter(visit -> visit.status() == FollowUpStatus.FAILED)
                .filter(visit -> !scoredAfter(visit, episode))
                .map(visit -> new RedFlag(
                        "no-score-" + visit.key(),
                        RedFlagKind.NO_SCORE,
                        ClinicalDate.day(visit.to()),
                        "no score received from " + visit.from() + " to " + visit.to(),
                        List.of(visit.fusion())))
                .toList();
    }

    private static boolean scoredAfter(FollowUpVisit visit, Episode episode) {
        return episode.pain().stream()
                        .anyMatch(reading -> reading.date().earliest().isAfter(visit.to()))
                || episode.of(OdiReading.class).stream()
                        .anyMatch(reading -> reading.date().earliest().isAfter(visit.to()));
    }
}

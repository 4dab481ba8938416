package care.sij.pathway;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs that the pain is back after a fusion (clinical.md 5.6): at two visits pain as bad as before, or an ODI worse by
 * the change that matters.
 */
final class Recurrence {

    private static final BigDecimal ODI_CHANGE = BigDecimal.valueOf(15);
    private static final int VISITS = 2;

    private Recurrence() {}

    static List<Fact> signs(Episode episode) {
        List<Fact> signs = new ArrayList<>();
        episode.fusion().ifPresent(fusion -> {
            Goals.before(fusion, episode.pain()).ifPresent(before -> signs.addAll(painBack(before, episode)));
            List<OdiReading> odi = episode.of(OdiReading.class);
            Goals.before(fusion, odi).ifPresent(before -> signs.addAll(odiWorse(before, fusion, odi)));
        });
        return signs;
    }

    /** The second and every later visit whose pain is back. */
    private static List<PainReading> painBack(PainReading before, Episode episode) {
        List<PainReading> back = VisitWindow.of(episode).stream()
                .map(VisitWindow::nearestPain)
                .flatMap(Optional::stream)
                .filter(reading -> reading.score().compareTo(before.score()) >= 0)
                .toList();
        return back.size() < VISITS ? List.of() : back.subList(VISITS - 1, back.size());
    }

    private static List<OdiReading> odiWorse(OdiReading before, Operation fusion, List<OdiReading> odi) {
        return odi.stream()
                .filter(fusion::isBefore)
                .filter(reading -> reading.score()
                                .percent()
                                .subtract(before.score().percent())
                                .compareTo(ODI_CHANGE)
                        >= 0)
                .toList();
    }
}

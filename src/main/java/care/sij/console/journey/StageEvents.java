package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.console.journey.Event.Lane;
import care.sij.pathway.StagePassage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages of a joint, each until the next one. */
final class StageEvents {

    private StageEvents() {}

    /** @param today to which the last stage lasts */
    static List<Event> of(List<StagePassage> passages, JointSide side, LocalDate today) {
        List<StagePassage> own =
                passages.stream().filter(passage -> passage.side() == side).toList();
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Optional<LocalDate> next =
                    i + 1 < own.size() ? Optional.of(own.get(i + 1).from()) : Optional.empty();
            events.add(event(own.get(i), next, today));
        }
        return events;
    }

    private static Event event(StagePassage passage, Optional<LocalDate> next, LocalDate today) {
        boolean dated = passage.from().getYear() > 1;
        Optional<LocalDate> from = dated ? Optional.of(passage.from()) : Optional.empty();
        String words = Plain.stage(passage.stage());
        return new Event(
                passage.side(),
                Lane.STAGE,
                from,
                dated ? Optional.of(next.orElse(today)) : Optional.empty(),
                (dated ? passage.from().toString() : Plain.NOT_RECORDED)
                        + next.map(day -> " to " + day).orElse(" until now"),
                words,
                words + ", episode " + passage.number(),
                List.of());
    }
}

package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.console.journey.Event.Lane;
import care.sij.pathway.Fusion;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The operations of a joint. */
final class FusionEvents {

    private FusionEvents() {}

    static List<Event> of(PatientRecord record, JointSide side) {
        return record.facts().of(Fusion.class, side).stream()
                .collect(Collectors.groupingBy(
                        fusion -> fusion.date() + label(fusion), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(tellings -> event(record, tellings))
                .toList();
    }

    private static Event event(PatientRecord record, List<Fusion> tellings) {
        Fusion first = tellings.get(0);
        return new Event(
                first.side(),
                Lane.FUSION,
                Days.known(first.date()),
                Optional.empty(),
                Days.words(first.date()),
                label(first),
                label(first) + ", approach "
                        + first.approach()
                                .map(approach -> Plain.words(approach))
                                .orElse(Plain.NOT_RECORDED)
                        + ", implants "
                        + (first.implants() > 0 ? first.implants() : Plain.NOT_RECORDED),
                Days.sources(record, tellings));
    }

    private static String label(Fusion fusion) {
        String kind = fusion.kind() == Fusion.Kind.PRIMARY ? "Fusion" : "Revision";
        return fusion.status() == Fusion.Status.COMPLETED ? kind : kind + " not completed";
    }
}

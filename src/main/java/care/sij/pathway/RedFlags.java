package care.sij.pathway;

import care.sij.clinical.AdverseEventKind;
import care.sij.clinical.ClinicalDate;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.NeuroFinding;
import care.sij.clinical.PostopSymptom;
import care.sij.clinical.WoundFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What asks for a person's attention (clinical.md 5.6): one flag per kind and day. */
final class RedFlags {

    private record Sign(RedFlagKind kind, ClinicalDate date, String word, List<Fact> facts) {

        String key() {
            return kind.code() + "-" + date;
        }
    }

    private final Episode episode;
    private final List<Sign> signs = new ArrayList<>();

    private RedFlags(Episode episode) {
        this.episode = episode;
    }

    static List<RedFlag> of(Episode episode, List<FollowUpVisit> visits) {
        RedFlags flags = new RedFlags(episode);
        flags.findings();
        flags.imaging();
        Recurrence.signs(episode)
                .forEach(fact -> flags.sign(RedFlagKind.RECURRENCE, "pain or disability is back", fact));
        List<RedFlag> all = new ArrayList<>(flags.byKindAndDay());
        all.addAll(NoScore.of(episode, visits));
        return all.stream().sorted(Comparator.comparing(RedFlag::key)).toList();
    }

    private void findings() {
        episode.of(NeuroObservation.class).stream()
                .filter(fact -> fact.finding() != NeuroFinding.UNCHANGED)
                .forEach(fact -> sign(RedFlagKind.NEUROLOGICAL, fact.finding().code(), fact));
        episode.of(WoundObservation.class).stream()
                .filter(fact -> fact.finding() != WoundFinding.CLEAN)
                .forEach(fact -> sign(RedFlagKind.INFECTION, fact.finding().code(), fact));
        episode.of(SymptomObservation.class)
                .forEach(fact -> sign(kindOf(fact.symptom()), fact.symptom().code(), fact));
        episode.of(AdverseEvent.class)
                .forEach(fact -> kindOf(fact.kind())
                        .ifPresent(kind -> sign(kind, fact.kind().code(), fact)));
    }

    private static RedFlagKind kindOf(PostopSymptom symptom) {
        return switch (symptom) {
            case CALF_PAIN, CALF_SWELLING, CHEST_PAIN, DYSPNOEA -> RedFlagKind.THROMBOEMBOLIC;
            case FALL, SUDDEN_PAIN -> RedFlagKind.FALL_FRACTURE;
        };
    }

    /** A haematoma is an event and no red flag of the list. */
    private static Optional<RedFlagKind> kindOf(AdverseEventKind kind) {
        return switch (kind) {
            case NERVE_IMPINGEMENT -> Optional.of(RedFlagKind.NEUROLOGICAL);
            case IMPLANT_MALPOSITION -> Optional.of(RedFlagKind.IMPLANT);
            case SUPERFICIAL_INFECTION, DEEP_INFECTION -> Optional.of(RedFlagKind.INFECTION);
            case DEEP_VEIN_THROMBOSIS, PULMONARY_EMBOLISM -> Optional.of(RedFlagKind.THROMBOEMBOLIC);
            case FRACTURE -> Optional.of(RedFlagKind.FALL_FRACTURE);
            case PAIN_RECURRENCE -> Optional.of(RedFlagKind.RECURRENCE);
            case HEMATOMA -> Optional.empty();
        };
    }

    /** Images warn of implants and fractures once there is a fusion. */
    private void imaging() {
        Optional<Operation> fusion = episode.fusion();
        episode.of(ImagingStudy.class).stream()
                .filter(study ->
                        fusion.filter(operation -> !operation.isAfter(study)).isPresent())
                .forEach(study -> study.findings()
                        .forEach(finding -> kindOf(finding).ifPresent(kind -> sign(kind, finding.code(), study))));
    }

    private static Optional<RedFlagKind> kindOf(ImagingFinding finding) {
        return switch (finding) {
            case IMPLANT_IN_FORAMEN, LUCENCY -> Optional.of(RedFlagKind.IMPLANT);
            case FRACTURE -> Optional.of(RedFlagKind.FALL_FRACTURE);
            default -> Optional.empty();
        };
    }

    private void sign(RedFlagKind kind, String word, Fact fact) {
        signs.add(new Sign(kind, fact.date(), word, List.of(fact)));
    }

    private List<RedFlag> byKindAndDay() {
        return signs.stream()
                .sorted(Comparator.comparing(Sign::date).thenComparing(Sign::word))
                .collect(Collectors.groupingBy(Sign::key, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> flag(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RedFlag flag(String key, List<Sign> same) {
        return new RedFlag(
                key,
                same.get(0).kind(),
                same.get(0).date(),
                same.stream().map(Sign::word).distinct().sorted().collect(Collectors.joining(", ")),
                Fact.refs(same.stream().flatMap(sign -> sign.facts().stream()).toList()));
    }
}

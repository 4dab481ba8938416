package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.pathway.CarePolicy;
import care.sij.pathway.Fusion;
import care.sij.pathway.GoalMeasure;
import care.sij.pathway.StagePassage;
import care.sij.pathway.StagePassages;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;

/**
 * A patient's journey as a page shows it: follows from what is seen of the record and from the day alone.
 *
 * @param events of the course, oldest first, what has no date last
 */
public record JourneyView(Head head, Drawing course, Rows<Event> events, List<ScoreView> charts, List<Joint> joints) {

    /**
     * The journey.
     *
     * @param chosen what to look at
     * @param today to which what goes on is drawn
     */
    static JourneyView of(
            PatientRecord record, Patient patient, Chosen chosen, Collection<CarePolicy> policies, LocalDate today) {
        List<StagePassage> passages = StagePassages.of(record.facts(), policies, record::known);
        Map<JointSide, List<Event>> events = events(record, passages, today);
        Joints joints = new Joints(record, passages, policies);
        List<PlanSummary> shown = Arrays.stream(JointSide.values())
                .flatMap(side -> shown(joints.episodes(side), chosen.episode(side)).stream())
                .toList();
        Axis axis = Axis.over(days(record, events), today);
        return new JourneyView(
                Head.of(record.id(), patient),
                Lanes.draw(axis, events),
                chosen.rows(inOrder(events)),
                Stream.of(GoalMeasure.values())
                        .map(measure -> chart(record, measure, shown, axis, chosen))
                        .toList(),
                Arrays.stream(JointSide.values())
                        .map(side -> joints.joint(
                                side,
                                shown.stream()
                                        .filter(plan -> plan.side() == side)
                                        .findFirst()))
                        .toList());
    }

    private static Optional<PlanSummary> shown(List<PlanSummary> episodes, int chosen) {
        return episodes.stream()
                .filter(plan -> plan.number() == chosen)
                .findFirst()
                .or(() -> episodes.stream().findFirst());
    }

    private static Map<JointSide, List<Event>> events(
            PatientRecord record, List<StagePassage> passages, LocalDate today) {
        Map<JointSide, List<Event>> events = new EnumMap<>(JointSide.class);
        for (JointSide side : JointSide.values()) {
            events.put(
                    side,
                    Stream.of(
                                    StageEvents.of(passages, side, today),
                                    TestEvents.of(record, side),
                                    InjectionEvents.of(record, side),
                                    FusionEvents.of(record, side),
                                    FollowUpEvents.of(record, side))
                            .flatMap(List::stream)
                            .toList());
        }
        return events;
    }

    private static List<LocalDate> days(PatientRecord record, Map<JointSide, List<Event>> events) {
        Stream<LocalDate> ofEvents = events.values().stream()
                .flatMap(List::stream)
                .flatMap(event -> Stream.of(event.from(), event.to()))
                .flatMap(Optional::stream);
        Stream<LocalDate> ofScores = Stream.of(GoalMeasure.values())
                .flatMap(measure -> Scores.of(record, measure, List.of()).stream())
                .flatMap(score -> Days.known(score.date()).stream());
        return Stream.concat(ofEvents, ofScores).toList();
    }

    private static List<Event> inOrder(Map<JointSide, List<Event>> events) {
        return events.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing((Event event) -> event.from().orElse(LocalDate.MAX))
                        .thenComparing(Event::side)
                        .thenComparing(Event::lane))
                .toList();
    }

    private static ScoreView chart(
            PatientRecord record, GoalMeasure measure, List<PlanSummary> shown, Axis axis, Chosen chosen) {
        List<Score> scores =
                Scores.of(record, measure, shown.stream().map(PlanSummary::side).toList());
        List<Gain> gains = Gains.of(record, shown, measure, scores);
        List<LocalDate> fusions = record.facts().of(Fusion.class).stream()
                .filter(fusion -> fusion.kind() == Fusion.Kind.PRIMARY
                        && fusion.status() == Fusion.Status.COMPLETED
                        && fusion.date().isDay())
                .map(fusion -> fusion.date().earliest())
                .distinct()
                .toList();
        return new ScoreView(
                ScoreChart.draw(axis, measure, scores, gains, fusions),
                chosen.rows(scores),
                measure == GoalMeasure.PAIN ? "points" : "%",
                gains,
                fusions.isEmpty() ? "" : TrialBand.of(measure).told());
    }
}

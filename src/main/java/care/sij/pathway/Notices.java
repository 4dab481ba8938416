package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ClinicalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What coordinators should know: sessions over a cap, and facts that contradict each other. */
final class Notices {

    private Notices() {}

    static List<Notice> of(Episode episode, List<CarePolicy> policies) {
        List<Notice> notices = new ArrayList<>();
        for (CarePolicy policy : policies) {
            policy.caps().forEach(cap -> notices.addAll(overCap(episode, policy, cap)));
        }
        injections(episode, notices);
        fusions(episode, notices);
        contradictions(
                episode.of(DecisionRecord.class),
                fact -> "decision",
                fact -> fact.decision().code(),
                notices);
        contradictions(
                episode.of(ProvocationFinding.class),
                fact -> fact.test().code(),
                fact -> fact.result().code(),
                notices);
        contradictions(
                episode.of(FortinFinding.class),
                fact -> "fortin",
                fact -> fact.result().code(),
                notices);
        return notices.stream().sorted(Comparator.comparing(Notice::key)).toList();
    }

    private static List<Notice> overCap(Episode episode, CarePolicy policy, SessionCap cap) {
        List<InjectionEvent> ever = InjectionEvent.of(episode.patient().of(Injection.class, episode.side()));
        return episode.injections(cap.purpose()).stream()
                .filter(session -> session.date().isDay())
                .filter(session -> used(cap, ever, session) >= cap.maximum())
                .map(session -> new Notice(
                        "session-cap-" + policy.id() + "-" + session.key(),
                        NoticeKind.SESSION_CAP,
                        session.date(),
                        "session " + (used(cap, ever, session) + 1) + " of at most " + cap.maximum() + " within "
                                + cap.window() + " (" + policy.id() + ")",
                        Fact.refs(session.tellings())))
                .toList();
    }

    private static int used(SessionCap cap, List<InjectionEvent> ever, InjectionEvent session) {
        return cap.used(ever, session.date().earliest(), Answer.YES).size();
    }

    private static void injections(Episode episode, List<Notice> notices) {
        for (InjectionEvent event : episode.injections()) {
            if (event.contradictsItself()) {
                notices.add(conflict(event.key(), event.date(), "tellings differ", event.tellings()));
            }
            List<PainReading> readings = episode.readingsOf(event).conflicting();
            if (!readings.isEmpty()) {
                notices.add(conflict(event.key() + "-readings", event.date(), "readings differ", readings));
            }
        }
    }

    private static void fusions(Episode episode, List<Notice> notices) {
        episode.operations(Fusion.Kind.PRIMARY).stream()
                .skip(1)
                .forEach(second -> notices.add(
                        conflict(second.key(), second.date(), "the joint was fused before", second.tellings())));
    }

    /** Facts of one day about one thing with different values. */
    private static <F extends Fact> void contradictions(
            List<F> facts, Function<F, String> subject, Function<F, String> value, List<Notice> notices) {
        facts.stream()
                .collect(Collectors.groupingBy(fact -> subject.apply(fact) + "-" + fact.date()))
                .forEach((key, same) -> {
                    List<String> values =
                            same.stream().map(value).distinct().sorted().toList();
                    if (values.size() > 1) {
                        notices.add(conflict(key, same.get(0).date(), String.join(" and ", values), same));
                    }
                });
    }

    private static Notice conflict(String key, ClinicalDate date, String detail, Collection<? extends Fact> facts) {
        return new Notice("conflict-" + key, NoticeKind.CONFLICT, date, detail, Fact.refs(facts));
    }
}

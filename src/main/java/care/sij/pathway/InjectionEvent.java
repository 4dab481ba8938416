package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.ClinicalDate;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionPurpose;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One real injection of one side, however many partners told it: same clinic day, same purpose (DESIGN 2).
 *
 * @param tellings at least one, oldest first
 */
record InjectionEvent(InjectionPurpose purpose, ClinicalDate date, List<Injection> tellings) {

    /** The injections of one side, oldest first. */
    static List<InjectionEvent> of(Collection<Injection> injections) {
        return injections.stream()
                .sorted(PathwayFacts.BY_DATE)
                .collect(Collectors.groupingBy(InjectionEvent::keyOf, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(told ->
                        new InjectionEvent(told.get(0).purpose(), told.get(0).date(), told))
                .sorted(Comparator.comparing(InjectionEvent::date).thenComparing(InjectionEvent::key))
                .toList();
    }

    private static String keyOf(Injection injection) {
        return injection.purpose().code() + "-injection-" + injection.date();
    }

    String key() {
        return keyOf(tellings.get(0));
    }

    boolean isFor(InjectionPurpose wanted) {
        return purpose == wanted;
    }

    boolean owns(PainReading reading) {
        return reading.around()
                .map(around ->
                        tellings.stream().anyMatch(telling -> telling.ref().sameFactAs(around.injection())))
                .orElse(false);
    }

    /** Whether one of these guided it; unknown when the tellings disagree. */
    Answer guidedBy(Set<ImageGuidance> allowed) {
        return agreed(telling -> allowed.contains(telling.guidance()));
    }

    /** Whether contrast was used; unknown when nobody says or the tellings disagree. */
    Answer contrast() {
        List<Injection> stated = tellings.stream()
                .filter(telling -> telling.contrast() != Injection.Contrast.NOT_STATED)
                .toList();
        return stated.isEmpty()
                ? Answer.UNKNOWN
                : agreed(stated, telling -> telling.contrast() == Injection.Contrast.USED);
    }

    /** Whether a steroid was given: one telling that names it is enough; unknown when no drug is named. */
    Answer steroid() {
        if (tellings.stream().anyMatch(Injection::hasSteroid)) {
            return Answer.YES;
        }
        return tellings.stream().allMatch(telling -> telling.agents().isEmpty()) ? Answer.UNKNOWN : Answer.NO;
    }

    /** Tells whether the tellings disagree about guidance or contrast. */
    boolean contradictsItself() {
        boolean guidances =
                tellings.stream().map(Injection::guidance).distinct().count() > 1;
        boolean contrasts = tellings.stream()
                        .map(Injection::contrast)
                        .filter(contrast -> contrast != Injection.Contrast.NOT_STATED)
                        .distinct()
                        .count()
                > 1;
        return guidances || contrasts;
    }

    private Answer agreed(Predicate<Injection> test) {
        return agreed(tellings, test);
    }

    private static Answer agreed(List<Injection> stated, Predicate<Injection> test) {
        long holds = stated.stream().filter(test).count();
        if (holds == stated.size()) {
            return Answer.YES;
        }
        return holds == 0 ? Answer.NO : Answer.UNKNOWN;
    }
}

package care.sij.console.history;

import care.sij.audit.PlanMoment;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Tellers;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The moments of a patient's plans in the order in which they became known: all of one commit are one. */
record Moments(List<List<PlanMoment>> commits) {

    /** Moments on a page. */
    static final int PAGE = 12;

    private static final int CHANGES = 6;
    private static final int LINES = 3;

    /** @param inOrder as they became known */
    static Moments of(List<PlanMoment> inOrder) {
        Map<Long, List<PlanMoment>> byCommit = new LinkedHashMap<>();
        inOrder.forEach(moment -> byCommit.computeIfAbsent(moment.version().commit(), none -> new ArrayList<>())
                .add(moment));
        return new Moments(List.copyOf(byCommit.values()));
    }

    int size() {
        return commits.size();
    }

    /** How many there were by then. */
    int until(Instant instant) {
        return (int) commits.stream()
                .filter(commit -> !known(commit).isAfter(instant))
                .count();
    }

    /**
     * The instant of the moment at this place, from 1.
     *
     * @throws IllegalFilter when there is none
     */
    Instant at(int place) {
        if (place < 1 || place > size()) {
            throw new IllegalFilter("The field moment takes a number from 1 to " + Math.max(1, size()) + ".");
        }
        return known(commits.get(place - 1));
    }

    int pages() {
        return Math.max(1, (size() + PAGE - 1) / PAGE);
    }

    /** The page on which the moment at this place is. */
    static int pageOf(int place) {
        return Math.max(1, (place + PAGE - 1) / PAGE);
    }

    /**
     * Those of a page, from 1, as the reader may see them.
     *
     * @throws IllegalFilter when there is no such page
     */
    List<Moment> page(int page, Tellers tellers, Reading reading) {
        List<Integer> places = onPage(page).toList();
        ToldChanges told = ToldChanges.of(
                places.stream().map(place -> commits.get(place - 1)).toList(), CHANGES, reading);
        return places.stream()
                .map(place -> moment(place, commits.get(place - 1), tellers, told))
                .toList();
    }

    /** The versions that a page tells of; of what is no longer there the last. */
    List<StoredVersion> shown(int page) {
        return onPage(page)
                .flatMap(place -> commits.get(place - 1).stream().limit(CHANGES))
                .map(moment -> moment.after().or(moment::before).orElseThrow())
                .toList();
    }

    private Stream<Integer> onPage(int page) {
        if (page < 1 || page > pages()) {
            throw new IllegalFilter("The field page takes a number from 1 to " + pages() + ".");
        }
        int first = (page - 1) * PAGE + 1;
        return Stream.iterate(first, place -> place < first + PAGE && place <= size(), place -> place + 1);
    }

    private static Moment moment(int place, List<PlanMoment> commit, Tellers tellers, ToldChanges told) {
        PlanMoment first = commit.get(0);
        return new Moment(
                place,
                known(commit),
                tellers.told(first.cause().agent()),
                first.cause().activity(),
                first.cause().source().map(ResourceKey::reference),
                commit.stream()
                        .limit(CHANGES)
                        .map(moment -> told.of(moment, LINES))
                        .toList(),
                Math.max(0, commit.size() - CHANGES));
    }

    private static Instant known(List<PlanMoment> commit) {
        return commit.get(0).version().instant();
    }
}

package care.sij.console.history;

import care.sij.audit.EffectiveTime;
import care.sij.audit.PlanMoment;
import care.sij.audit.Telling;
import care.sij.console.frame.LeftOut;
import care.sij.console.frame.Reading;
import care.sij.record.StoredVersion;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Changes as they are told to somebody who does not see all that they rest on. */
final class ToldChanges {

    private static final String TASK = "Task";
    private static final String RECEIPT = "GuidanceResponse";

    private final Telling telling;
    private final Set<String> shortened = new HashSet<>();

    private ToldChanges(List<StoredVersion> shown, List<StoredVersion> redacted) {
        Map<String, StoredVersion> seen = new HashMap<>();
        for (int at = 0; at < shown.size(); at++) {
            StoredVersion version = redacted.get(at);
            seen.put(version.reference(), version);
            if (!version.equals(shown.get(at))) {
                shortened.add(version.reference());
            }
        }
        telling = Telling.of(
                version -> Optional.ofNullable(seen.get(version.reference())).orElseThrow());
    }

    /** @param most changes that are told of each commit */
    static ToldChanges of(Collection<List<PlanMoment>> commits, int most, Reading reading) {
        List<StoredVersion> shown = commits.stream()
                .flatMap(commit -> versions(commit, most))
                .distinct()
                .map(reading::without)
                .toList();
        return new ToldChanges(shown, reading.redacted(shown));
    }

    /** Those told, and beside Tasks the receipts by which these rest on evidence. */
    private static Stream<StoredVersion> versions(List<PlanMoment> commit, int most) {
        boolean tellsTask = commit.stream().limit(most).anyMatch(moment -> is(moment, TASK));
        return Stream.concat(
                        commit.stream().limit(most), commit.stream().filter(moment -> tellsTask && is(moment, RECEIPT)))
                .flatMap(ToldChanges::versions);
    }

    private static Stream<StoredVersion> versions(PlanMoment moment) {
        return Stream.of(moment.before(), moment.after()).flatMap(Optional::stream);
    }

    private static boolean is(PlanMoment moment, String type) {
        return moment.version().key().type().equals(type);
    }

    /** The change in as many lines, which tell nothing of what is left out. */
    Moment.Told of(PlanMoment moment, int lines) {
        Telling.Told told = telling.told(moment);
        boolean whole = versions(moment).noneMatch(version -> shortened.contains(version.reference()));
        return new Moment.Told(
                Change.of(told.change(), lines),
                whole ? told.happened().map(EffectiveTime::text) : Optional.of(LeftOut.RESULT));
    }
}

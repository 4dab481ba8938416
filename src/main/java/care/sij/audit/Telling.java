package care.sij.audit;

import care.sij.record.StoredVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Puts the moments of a plan into words for somebody; each version is read once, however many moments name it. */
public final class Telling {

    /**
     * A moment in words.
     *
     * @param change what the version states otherwise than the one before it
     * @param happened when what it tells happened
     */
    public record Told(PlanChange change, Optional<EffectiveTime> happened) {}

    private final UnaryOperator<StoredVersion> seen;
    private final Map<String, ReadVersion> read = new HashMap<>();

    private Telling(UnaryOperator<StoredVersion> seen) {
        this.seen = seen;
    }

    /**
     * For whoever sees of versions what this tells.
     *
     * @param seen a version as that person sees it
     */
    public static Telling of(UnaryOperator<StoredVersion> seen) {
        return new Telling(seen);
    }

    /** The moment as that person sees it. */
    public Told told(PlanMoment moment) {
        Optional<ReadVersion> after = moment.after().map(this::read);
        return new Told(
                PlanComparison.change(moment.before().map(this::read), after),
                after.flatMap(ReadVersion::content).flatMap(EffectiveTime::of));
    }

    private ReadVersion read(StoredVersion version) {
        return read.computeIfAbsent(version.reference(), any -> ReadVersion.of(seen.apply(version)));
    }
}

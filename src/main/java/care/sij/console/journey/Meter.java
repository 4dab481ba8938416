package care.sij.console.journey;

import care.sij.console.frame.LeftOut;
import java.util.List;
import java.util.Set;

/**
 * What a policy says about an episode, criterion by criterion.
 *
 * @param policy id and version, {@code id|version}
 * @param mark how far the policy's figures are verified, in words
 * @param counts whether it decides for this patient, in words
 * @param result of the whole
 * @param referenceDate the day it was evaluated for
 * @param remarks of the receipt
 */
public record Meter(
        String title,
        String policy,
        String mark,
        String counts,
        String result,
        String referenceDate,
        List<Criterion> criteria,
        List<String> remarks,
        List<Source> receipt) {

    /** How many criteria have this result. */
    public long count(String wanted) {
        return criteria.stream()
                .filter(criterion -> criterion.result().equals(wanted))
                .count();
    }

    /** How many criteria the reader is told of. */
    public long told() {
        return criteria.size() - count(LeftOut.RESULT);
    }

    /** The criteria that are not met, or not known to be, as far as the reader is told. */
    public List<Criterion> missing() {
        return criteria.stream()
                .filter(criterion -> !Set.of("met", LeftOut.RESULT).contains(criterion.result()))
                .toList();
    }

    /** The look of the result's badge. */
    public String look() {
        return look(result);
    }

    static String look(String result) {
        return switch (result) {
            case "met" -> "badge good";
            case "unmet", "not-covered" -> "badge bad";
            default -> "badge warn";
        };
    }
}

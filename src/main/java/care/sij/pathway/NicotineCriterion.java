package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.SmokingStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Free of nicotine, as told and as measured.
 *
 * @param freeFor for how long, told; absent: not asked
 * @param cotinineMax ng/mL the newest cotinine may have
 * @param neverSmoker whether a never-smoker needs the laboratory
 */
public record NicotineCriterion(Optional<Period> freeFor, BigDecimal cotinineMax, NeverSmoker neverSmoker)
        implements Criterion {

    /** What is asked of one who never smoked. */
    public enum NeverSmoker {
        EXEMPT,
        LAB_REQUIRED
    }

    @Override
    public String id() {
        return "nicotine";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        List<SmokingReading> told = evidence.known(SmokingReading.class);
        Optional<SmokingReading> status = evidence.latest(SmokingReading.class);
        Optional<CotinineReading> lab = evidence.latest(CotinineReading.class);
        List<Fact> read = new ArrayList<>(told);
        lab.ifPresent(read::add);
        String detail = status.map(reading -> "smoking status " + reading.status() + " on " + reading.date())
                        .orElse("no smoking status on record")
                + lab.map(NicotineCriterion::words).orElse(", no cotinine on record") + ", at most " + cotinineMax
                + " ng/mL";
        boolean never = status.filter(reading -> reading.status() == SmokingStatus.NEVER)
                .isPresent();
        if (never && neverSmoker == NeverSmoker.EXEMPT) {
            return Finding.of(Verdict.MET, detail + ", never-smoker exempt", read);
        }
        Answer free = freeFor.map(period -> freeSince(evidence.date().minus(period), told))
                .orElse(Answer.YES);
        Answer low = lab.map(this::low).orElse(Answer.UNKNOWN);
        return Finding.of(
                free.and(low),
                detail + freeFor.map(period -> ", free for " + period).orElse(""),
                read);
    }

    private static String words(CotinineReading lab) {
        String bound = lab.bound() == CotinineReading.Bound.LESS_THAN ? "< " : "";
        return ", cotinine " + bound + lab.nanogramsPerMl().toPlainString() + " ng/mL on " + lab.date();
    }

    private Answer low(CotinineReading lab) {
        if (lab.nanogramsPerMl().compareTo(cotinineMax) <= 0) {
            return Answer.YES;
        }
        return lab.bound() == CotinineReading.Bound.LESS_THAN ? Answer.UNKNOWN : Answer.NO;
    }

    /** A former smoker is free when told so before {@code day} and no telling since says otherwise. */
    private static Answer freeSince(LocalDate day, List<SmokingReading> told) {
        if (told.isEmpty()) {
            return Answer.UNKNOWN;
        }
        boolean smokedSince = told.stream()
                .anyMatch(reading -> reading.status() == SmokingStatus.SMOKER
                        && reading.date().onOrAfter(day) == Answer.YES);
        SmokingStatus now = told.get(told.size() - 1).status();
        if (smokedSince || now == SmokingStatus.SMOKER) {
            return Answer.NO;
        }
        boolean freeThen = told.stream()
                .filter(reading -> reading.date().onOrBefore(day) == Answer.YES)
                .reduce((older, newer) -> newer)
                .filter(reading -> reading.status() != SmokingStatus.SMOKER)
                .isPresent();
        return now == SmokingStatus.NEVER || freeThen ? Answer.YES : Answer.UNKNOWN;
    }
}

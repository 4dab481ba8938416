package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.clinical.OdiScore;
import care.sij.clinical.PainScore;
import care.sij.clinical.ReadingOffset;
import care.sij.fhir.SijUris;
import care.sij.pathway.CotinineReading;
import care.sij.pathway.OdiReading;
import care.sij.pathway.PainReading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;

/** Reads Observations whose value is a number. */
final class MeasurementReaders {

    private static final String NRS = "72514-3";
    private static final String ODI = "97909-6";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ClinicTime time;

    MeasurementReaders(ClinicTime time) {
        this.time = time;
    }

    List<FactReader<Observation>> all() {
        return List.of(this::pain, this::odi, this::cotinine);
    }

    private Optional<PendingFact> pain(FactRef ref, Observation seen) {
        if (!Codings.has(seen.getCode(), Codings.LOINC, NRS)) {
            return Optional.empty();
        }
        Optional<JointSide> side = Sides.of(seen, Sides.sites(seen.getBodySite()));
        return side.flatMap(joint -> score(seen).flatMap(score -> reading(ref, joint, seen, score)));
    }

    /** A reading with only one of {@code partOf} and offset belongs to no known moment of a procedure and is none. */
    private Optional<PendingFact> reading(FactRef ref, JointSide side, Observation seen, PainScore score) {
        ClinicalDate date = time.when(seen.getEffective());
        Optional<ReadingOffset> offset = offset(seen);
        if (!seen.hasPartOf()
                && Extensions.all(seen.getExtension(), "sij-reading-offset")
                        .findAny()
                        .isEmpty()) {
            return Optional.of(PendingFact.settled(new PainReading(ref, side, date, score, Optional.empty())));
        }
        Optional<Target> procedure = Target.all(seen.getPartOf())
                .filter(target -> target.isOf("Procedure"))
                .findFirst();
        return procedure.flatMap(target -> offset.map(after -> links -> {
            FactRef injection = new FactRef(links.literal(target).reference());
            return Optional.of(new PainReading(
                    ref, side, date, score, Optional.of(new PainReading.AroundInjection(injection, after))));
        }));
    }

    private static Optional<ReadingOffset> offset(Observation seen) {
        return Extensions.value(seen.getExtension(), "sij-reading-offset", Duration.class)
                .filter(offset -> exact(offset) && offset.hasCode())
                .flatMap(offset -> ReadingOffset.of(offset.getValue(), offset.getCode()));
    }

    private static Optional<PainScore> score(Observation seen) {
        Optional<BigDecimal> value = Optional.empty();
        if (seen.getValue() instanceof IntegerType points && points.hasValue()) {
            value = Optional.of(BigDecimal.valueOf(points.getValue()));
        } else if (seen.getValue() instanceof Quantity points && exact(points) && "{score}".equals(points.getCode())) {
            value = Optional.of(points.getValue());
        }
        return value.filter(points -> points.signum() >= 0 && points.compareTo(BigDecimal.TEN) <= 0)
                .filter(points -> points.stripTrailingZeros().scale() <= 0)
                .map(points -> new PainScore(points.intValueExact()));
    }

    /** Percent only: raw points of 50 use another unit and are another measure (clinical.md 5.3). */
    private Optional<PendingFact> odi(FactRef ref, Observation seen) {
        boolean percent = Codings.has(seen.getCode(), Codings.LOINC, ODI)
                && seen.getValue() instanceof Quantity score
                && exact(score)
                && "%".equals(score.getCode());
        return percent
                ? Optional.of(seen.getValueQuantity().getValue())
                        .filter(score -> score.signum() >= 0 && score.compareTo(HUNDRED) <= 0)
                        .map(score -> new OdiReading(
                                ref,
                                Sides.of(seen, Sides.sites(seen.getBodySite())),
                                time.when(seen.getEffective()),
                                new OdiScore(score)))
                        .map(PendingFact::settled)
                : Optional.empty();
    }

    private Optional<PendingFact> cotinine(FactRef ref, Observation seen) {
        if (!Codings.has(seen.getCode(), SijUris.codeSystem("sij-observation"), "cotinine")
                || !(seen.getValue() instanceof Quantity level)
                || !level.hasValue()
                || level.getValue().signum() < 0
                || !"ng/mL".equals(level.getCode())) {
            return Optional.empty();
        }
        return bound(level)
                .map(bound -> new CotinineReading(ref, time.when(seen.getEffective()), level.getValue(), bound))
                .map(PendingFact::settled);
    }

    /** An open lower bound says too little to be compared with a limit. */
    private static Optional<CotinineReading.Bound> bound(Quantity level) {
        if (!level.hasComparator()) {
            return Optional.of(CotinineReading.Bound.MEASURED);
        }
        return level.getComparator() == QuantityComparator.LESS_THAN
                        || level.getComparator() == QuantityComparator.LESS_OR_EQUAL
                ? Optional.of(CotinineReading.Bound.LESS_THAN)
                : Optional.empty();
    }

    private static boolean exact(Quantity quantity) {
        return quantity.hasValue() && !quantity.hasComparator();
    }
}

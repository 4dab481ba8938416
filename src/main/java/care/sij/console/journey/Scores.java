package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.pathway.Fact;
import care.sij.pathway.GoalMeasure;
import care.sij.pathway.OdiReading;
import care.sij.pathway.PainReading;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The scores of a patient, oldest first; an index that speaks of both joints is there for each that has a referral. */
final class Scores {

    private Scores() {}

    /** @param joints those that have a plan; where none has one, both */
    static List<Score> of(PatientRecord record, GoalMeasure measure, List<JointSide> joints) {
        return switch (measure) {
            case PAIN ->
                record.facts().of(PainReading.class).stream()
                        .filter(reading -> reading.around().isEmpty())
                        .map(reading -> score(
                                record,
                                reading.side(),
                                reading,
                                BigDecimal.valueOf(reading.score().points())))
                        .toList();
            case ODI ->
                record.facts().of(OdiReading.class).stream()
                        .flatMap(reading -> sides(reading, joints)
                                .map(side -> score(
                                        record, side, reading, reading.score().percent())))
                        .toList();
        };
    }

    private static Stream<JointSide> sides(OdiReading reading, List<JointSide> joints) {
        return reading.joint()
                .map(Stream::of)
                .orElseGet(() -> joints.isEmpty() ? Arrays.stream(JointSide.values()) : joints.stream());
    }

    private static Score score(PatientRecord record, JointSide side, Fact fact, BigDecimal value) {
        return new Score(side, fact.date(), value, record.source(fact.ref(), Days.words(fact.date())));
    }
}

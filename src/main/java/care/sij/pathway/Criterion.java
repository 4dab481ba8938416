package care.sij.pathway;

/** One rule of a policy with its parameters. What the record does not tell is unknown, and unknown never passes. */
public sealed interface Criterion
        permits ApproachCriterion,
                BeforeBlockCriterion,
                BlockCriterion,
                CareCriterion,
                FortinCriterion,
                FunctionCriterion,
                ImagingCriterion,
                NicotineCriterion,
                PainCriterion,
                PainDurationCriterion,
                SameDayBilateralCriterion,
                SessionCapCriterion,
                SteroidCriterion,
                TestsCriterion,
                UnstatedCriterion {

    /** Stable within a policy, for example {@code block}. */
    String id();

    /** Applies the rule to what was known on the evidence's day. */
    Finding evaluate(Evidence evidence);
}

package care.sij.careplan.policy;

import care.sij.clinical.FusionApproach;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.OdiScore;
import care.sij.clinical.PainScore;
import care.sij.clinical.ProvocationTest;
import care.sij.clinical.ReadingOffset;
import care.sij.clinical.TrialType;
import care.sij.pathway.ApproachCriterion;
import care.sij.pathway.BeforeBlockCriterion;
import care.sij.pathway.BlockCriterion;
import care.sij.pathway.CareCriterion;
import care.sij.pathway.Criterion;
import care.sij.pathway.FortinCriterion;
import care.sij.pathway.FunctionCriterion;
import care.sij.pathway.ImagingCriterion;
import care.sij.pathway.NicotineCriterion;
import care.sij.pathway.PainCriterion;
import care.sij.pathway.PainDurationCriterion;
import care.sij.pathway.ReadingRule;
import care.sij.pathway.SameDayBilateralCriterion;
import care.sij.pathway.SessionCap;
import care.sij.pathway.SessionCapCriterion;
import care.sij.pathway.SteroidCriterion;
import care.sij.pathway.SustainedRelief;
import care.sij.pathway.TestsCriterion;
import care.sij.pathway.UnstatedCriterion;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the criteria of a policy file, one key per criterion; {@code unknown} stands for a value nobody has read. */
final class CriterionReader {

    private static final String UNSTATED = "unknown";

    private final PolicyNode criteria;

    CriterionReader(PolicyNode criteria) {
        this.criteria = criteria;
    }

    Criterion read(String key) {
        if (criteria.says(key, UNSTATED)) {
            return new UnstatedCriterion(key);
        }
        return switch (key) {
            case "fortin" ->
                new FortinCriterion(criteria.requiredCode(key, word -> constant(FortinCriterion.Need.values(), word)));
            case "same-day-bilateral" -> sameDayBilateral();
            default -> parameters(key);
        };
    }

    private Criterion sameDayBilateral() {
        if (!criteria.says("same-day-bilateral", "deny")) {
            throw criteria.problem("same-day-bilateral", "is not deny");
        }
        return new SameDayBilateralCriterion();
    }

    private Criterion parameters(String key) {
        PolicyNode node = criteria.mapping(key);
        Criterion criterion = switch (key) {
            case "block" -> block(node);
            case "before-block" -> beforeBlock(node);
            case "tests" ->
                new TestsCriterion(
                        node.codes("set", ProvocationTest::of),
                        node.integer("min"),
                        node.codes("oneOf", ProvocationTest::of).orElse(Set.of()));
            case "pain" ->
                new PainCriterion(
                        new PainScore(node.requiredInteger("min")),
                        node.requiredCode("scale", word -> constant(PainCriterion.Scale.values(), word)));
            case "pain-duration" ->
                new PainDurationCriterion(node.requiredPeriod("min"), node.period("pregnancyRelated"));
            case "function" -> new FunctionCriterion(new OdiScore(node.requiredDecimal("odiMin")));
            case "conservative-care", "in-person-therapy", "supervised-therapy", "exercise" -> care(key, node);
            case "steroid" -> steroid(node);
            case "nicotine" -> nicotine(node);
            case "imaging" -> imaging(node);
            case "approach" -> approach(node);
            case "session-cap" -> new SessionCapCriterion(cap(node));
            default -> throw criteria.problem(key, "is not a known criterion");
        };
        node.refuseOtherKeys();
        return criterion;
    }

    private static Criterion block(PolicyNode node) {
        return new BlockCriterion(
                node.integer("count"),
                node.integer("thresholdPct"),
                node.period("lookback"),
                node.codes("guidance", ImageGuidance::of),
                node.code("contrast", word -> constant(BlockCriterion.Contrast.values(), word)),
                node.code("reading", ReadingRule::of),
                boxed(node, "baselineNrs").map(PainScore::new),
                expected(node));
    }

    private static Map<InjectionAgent, ReadingOffset> expected(PolicyNode node) {
        Map<InjectionAgent, ReadingOffset> minutes = new TreeMap<>();
        if (node.has("expectedMinutes")) {
            PolicyNode agents = node.mapping("expectedMinutes");
            for (String agent : agents.keys()) {
                minutes.put(
                        InjectionAgent.of(agent).orElseThrow(() -> agents.problem(agent, "is not a known agent")),
                        ReadingOffset.minutes(agents.requiredInteger(agent)));
            }
        }
        return Map.copyOf(minutes);
    }

    private static Criterion beforeBlock(PolicyNode node) {
        return new BeforeBlockCriterion(
                new PainDurationCriterion(node.requiredPeriod("painMin"), Optional.empty()),
                new CareCriterion(
                        "conservative-care",
                        Set.of(),
                        CareCriterion.Setting.ANY,
                        node.requiredPeriod("careMin"),
                        CareCriterion.Course.MAY_HAVE_ENDED));
    }

    private static Criterion care(String id, PolicyNode node) {
        return new CareCriterion(
                id,
                node.codes("types", TrialType::of).orElse(Set.of()),
                node.code("setting", word -> constant(CareCriterion.Setting.values(), word))
                        .orElse(CareCriterion.Setting.ANY),
                node.requiredPeriod("min"),
                node.code("course", word -> constant(CareCriterion.Course.values(), word))
                        .orElse(CareCriterion.Course.MAY_HAVE_ENDED));
    }

    private static Criterion steroid(PolicyNode node) {
        return new SteroidCriterion(
                node.requiredInteger("min"),
                node.code("purpose", InjectionPurpose::of),
                node.period("lookback"),
                boxed(node, "notSustainedPct")
                        .map(percent -> new SustainedRelief(percent, node.requiredPeriod("sustain"))));
    }

    private static Criterion nicotine(PolicyNode node) {
        return new NicotineCriterion(
                node.period("freeFor"),
                node.requiredDecimal("cotinineMaxNgMl"),
                node.requiredCode("neverSmoker", word -> constant(NicotineCriterion.NeverSmoker.values(), word)));
    }

    private static Criterion imaging(PolicyNode node) {
        return new ImagingCriterion(
                node.requiredPeriod("maxAge"),
                node.codes("regions", ImagingRegion::of).orElse(Set.of()),
                node.codes("modalities", ImagingModality::of).orElse(Set.of()),
                node.codes("otherCauses", ImagingFinding::of).orElse(Set.of()));
    }

    private static Criterion approach(PolicyNode node) {
        return new ApproachCriterion(
                node.codes("allow", FusionApproach::of).orElse(Set.of()),
                node.codes("deny", FusionApproach::of).orElse(Set.of()),
                node.code("implants", word -> constant(ApproachCriterion.Implants.values(), word))
                        .orElse(ApproachCriterion.Implants.ANY));
    }

    static SessionCap cap(PolicyNode node) {
        return new SessionCap(
                node.requiredCode("purpose", InjectionPurpose::of),
                node.requiredInteger("max"),
                node.requiredPeriod("window"));
    }

    private static Optional<Integer> boxed(PolicyNode node, String key) {
        return node.integer(key).stream().boxed().findFirst();
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] constants, String word) {
        String name = word.replace('-', '_').toUpperCase(Locale.ROOT);
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}

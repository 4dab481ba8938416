package care.sij.pathway;

import care.sij.careplan.policy.BundledPolicies;
import care.sij.clinical.AdverseEventKind;
import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FindingResult;
import care.sij.clinical.FusionApproach;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.JointSide;
import care.sij.clinical.NeuroFinding;
import care.sij.clinical.OdiScore;
import care.sij.clinical.PainScore;
import care.sij.clinical.PostopSymptom;
import care.sij.clinical.ProvocationTest;
import care.sij.clinical.ReadingOffset;
import care.sij.clinical.SmokingStatus;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.TrialType;
import care.sij.clinical.WoundFinding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Tells a synthetic patient's facts, one line each; dates may be partial. */
final class Story {

    static final List<CarePolicy> POLICIES = BundledPolicies.load();

    private final List<Fact> facts = new ArrayList<>();
    private JointSide side;

    private Story(JointSide side) {
        this.side = side;
    }

    static Story right() {
        return new Story(JointSide.RIGHT);
    }

    static Story left() {
        return new Story(JointSide.LEFT);
    }

    static ClinicalDate date(String text) {
        return switch (text.length()) {
            case 0 -> ClinicalDate.unknown();
            case 4 -> ClinicalDate.year(Year.parse(text));
            case 7 -> ClinicalDate.month(YearMonth.parse(text));
            default -> ClinicalDate.day(LocalDate.parse(text));
        };
    }

    /** What follows is told of the other side. */
    Story otherSide() {
        side = side == JointSide.LEFT ? JointSide.RIGHT : JointSide.LEFT;
        return this;
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    FactRef last() {
        return facts.get(facts.size() - 1).ref();
    }

    private FactRef ref(String type) {
        return new FactRef("%s/%03d/_history/1".formatted(type, facts.size() + 1));
    }

    Story tell(Fact fact) {
        facts.add(fact);
        return this;
    }

    Story referral(String authored) {
        return referral(authored, ReferralState.OPEN, authored);
    }

    Story referral(String authored, ReferralState state, String since) {
        return tell(new Referral(
                ref("ServiceRequest"),
                side,
                date(authored),
                "http://demo-hospital.example.org/referral|R-" + facts.size(),
                state,
                Optional.of(ref("Task")),
                state == ReferralState.ACCEPTED ? Optional.of(date(since)) : Optional.empty(),
                date(since)));
    }

    Story condition(String recorded, String onset) {
        return tell(new SiCondition(
                ref("Condition"), side, date(recorded), Optional.of(date(onset)), SiCondition.Verification.STANDING));
    }

    Story refuted(String recorded, String onset) {
        return tell(new SiCondition(
                ref("Condition"), side, date(recorded), Optional.of(date(onset)), SiCondition.Verification.REFUTED));
    }

    Story tests(String day, FindingResult result, ProvocationTest... tests) {
        for (ProvocationTest test : tests) {
            tell(new ProvocationFinding(ref("Observation"), side, date(day), test, result));
        }
        return this;
    }

    Story fortin(String day, FindingResult result) {
        return tell(new FortinFinding(ref("Observation"), side, date(day), result));
    }

    Story pain(String day, int points) {
        return tell(new PainReading(ref("Observation"), side, date(day), new PainScore(points), Optional.empty()));
    }

    Story odi(String day, int percent) {
        return tell(new OdiReading(ref("Observation"), Optional.of(side), date(day), OdiScore.of(percent)));
    }

    Story smoking(String day, SmokingStatus status) {
        return tell(new SmokingReading(ref("Observation"), date(day), status));
    }

    Story cotinine(String day, String ngPerMl, CotinineReading.Bound bound) {
        return tell(new CotinineReading(ref("Observation"), date(day), new BigDecimal(ngPerMl), bound));
    }

    Story imaging(String day, ImagingRegion region, ImagingModality modality, ImagingFinding... findings) {
        return tell(new ImagingStudy(
                ref("DiagnosticReport"), Optional.empty(), date(day), region, modality, Set.of(findings)));
    }

    Story care(TrialType type, String start, String end) {
        return care(type, start, end, ConservativeTrial.Attendance.NOT_STATED);
    }

    /** An empty end goes on. */
    Story care(TrialType type, String start, String end, ConservativeTrial.Attendance attendance) {
        return tell(new ConservativeTrial(
                ref("Procedure"),
                Optional.of(side),
                date(start),
                end.isEmpty() ? Optional.empty() : Optional.of(date(end)),
                type,
                OptionalInt.empty(),
                attendance,
                Optional.empty()));
    }

    /** A diagnostic block as the demo does it; the readings are pairs of minutes and points, 0 first. */
    Story block(String day, InjectionAgent agent, int... minutesAndPoints) {
        injection(InjectionPurpose.DIAGNOSTIC, day, Set.of(agent));
        return readings(day, last(), minutesAndPoints);
    }

    Story steroid(String day, int... minutesAndPoints) {
        injection(InjectionPurpose.THERAPEUTIC, day, Set.of(InjectionAgent.TRIAMCINOLONE, InjectionAgent.BUPIVACAINE));
        return readings(day, last(), minutesAndPoints);
    }

    Story injection(InjectionPurpose purpose, String day, Set<InjectionAgent> agents) {
        return injection(purpose, day, ImageGuidance.FLUOROSCOPY, Injection.Contrast.USED, agents);
    }

    Story injection(
            InjectionPurpose purpose,
            String day,
            ImageGuidance guidance,
            Injection.Contrast contrast,
            Set<InjectionAgent> agents) {
        return tell(new Injection(ref("Procedure"), side, date(day), purpose, guidance, contrast, agents));
    }

    Story readings(String day, FactRef injection, int... minutesAndPoints) {
        for (int i = 0; i < minutesAndPoints.length; i += 2) {
            ReadingOffset offset = ReadingOffset.minutes(minutesAndPoints[i]);
            ClinicalDate base = date(day);
            tell(new PainReading(
                    ref("Observation"),
                    side,
                    ClinicalDate.day(base.earliest().plusDays(offset.wholeDays())),
                    new PainScore(minutesAndPoints[i + 1]),
                    Optional.of(new PainReading.AroundInjection(injection, offset))));
        }
        return this;
    }

    static int weeks(int weeks) {
        return weeks * 7 * 24 * 60;
    }

    Story planned(PlannedProcedure.Kind kind, String day) {
        return tell(new PlannedProcedure(ref("ServiceRequest"), side, date(day), kind));
    }

    Story decision(String day, SurgicalDecision decision) {
        return tell(new DecisionRecord(ref("Observation"), side, date(day), decision, Optional.empty()));
    }

    Story decision(String day, SurgicalDecision decision, FusionApproach approach) {
        return tell(new DecisionRecord(ref("Observation"), side, date(day), decision, Optional.of(approach)));
    }

    Story fusion(String day) {
        return operation(day, Fusion.Kind.PRIMARY, Fusion.Status.COMPLETED);
    }

    Story revision(String day) {
        return operation(day, Fusion.Kind.REVISION, Fusion.Status.COMPLETED);
    }

    Story operation(String day, Fusion.Kind kind, Fusion.Status status) {
        return tell(new Fusion(
                ref("Procedure"),
                side,
                date(day),
                kind,
                Optional.empty(),
                status,
                Optional.of(FusionApproach.LATERAL_TRANSFIXING),
                3));
    }

    Story adverse(
            String day,
            AdverseEventKind kind,
            AdverseEvent.Seriousness seriousness,
            AdverseEvent.DeviceRelation device) {
        return tell(new AdverseEvent(ref("AdverseEvent"), Optional.of(side), date(day), kind, seriousness, device));
    }

    Story neuro(String day, NeuroFinding finding) {
        return tell(new NeuroObservation(ref("Observation"), side, date(day), finding));
    }

    Story wound(String day, WoundFinding finding) {
        return tell(new WoundObservation(ref("Observation"), side, date(day), finding));
    }

    Story symptom(String day, PostopSymptom symptom) {
        return tell(new SymptomObservation(ref("Observation"), side, date(day), symptom));
    }

    Story pregnancy(String day) {
        return tell(new PregnancyRelatedPain(ref("Condition"), date(day)));
    }

    Story payer(String payer) {
        return tell(new CoverageOnRecord(ref("Coverage"), ClinicalDate.unknown(), payer));
    }

    Story death(String day) {
        return tell(new Death(ref("Patient"), date(day)));
    }

    PathwayFacts pathwayFacts() {
        return new PathwayFacts(facts);
    }

    /** What is known of the side on a day, as one episode. */
    Evidence on(String day) {
        PathwayFacts all = pathwayFacts();
        return new Evidence(side, LocalDate.parse(day), all, all, ClinicRules.of(POLICIES));
    }

    List<EpisodePlan> plans(String tick) {
        return Pathway.plan(new PathwayInput(pathwayFacts(), LocalDate.parse(tick), POLICIES));
    }

    /** The only plan there is. */
    EpisodePlan plan(String tick) {
        List<EpisodePlan> plans = plans(tick);
        if (plans.size() != 1) {
            throw new AssertionError("one plan expected, not " + plans.size());
        }
        return plans.get(0);
    }

    EpisodePlan plan() {
        return plan("2026-06-01");
    }
}

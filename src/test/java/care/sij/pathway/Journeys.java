package care.sij.pathway;

import static care.sij.clinical.FindingResult.NEGATIVE;
import static care.sij.clinical.FindingResult.POSITIVE;
import static care.sij.clinical.FindingResult.POSITIVE_ELSEWHERE;
import static care.sij.clinical.InjectionAgent.BUPIVACAINE;
import static care.sij.clinical.InjectionAgent.LIDOCAINE;
import static care.sij.clinical.ProvocationTest.COMPRESSION;
import static care.sij.clinical.ProvocationTest.DISTRACTION;
import static care.sij.clinical.ProvocationTest.FABER;
import static care.sij.clinical.ProvocationTest.GAENSLEN;
import static care.sij.clinical.ProvocationTest.SACRAL_THRUST;
import static care.sij.clinical.ProvocationTest.THIGH_THRUST;
import static care.sij.clinical.ProvocationTest.YEOMAN;

import care.sij.clinical.FusionApproach;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.clinical.NeuroFinding;
import care.sij.clinical.SmokingStatus;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.TrialType;
import care.sij.clinical.WoundFinding;

/** The three synthetic journeys of clinical.md 8, with the facts that 8.1 adds. No real person. */
final class Journeys {

    private Journeys() {}

    /** Clean success: right, never-smoker, Carelon. */
    static Story j1() {
        return Story.right()
                .referral("2023-06-19", ReferralState.ACCEPTED, "2023-06-20")
                .payer("carelon")
                .condition("2023-06-26", "2023-01-16")
                .smoking("2023-06-26", SmokingStatus.NEVER)
                .pain("2023-03-06", 7)
                .imaging("2023-03-06", ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.X_RAY, ImagingFinding.NORMAL)
                .care(TrialType.MEDICATION, "2023-03-06", "")
                .care(TrialType.PHYSICAL_THERAPY, "2023-03-13", "2023-06-16", ConservativeTrial.Attendance.IN_PERSON)
                .care(TrialType.SI_BELT, "2023-04-03", "2023-06-26")
                .care(TrialType.HOME_EXERCISE, "2023-04-03", "2023-06-26")
                .pain("2023-06-26", 8)
                .odi("2023-06-26", 54)
                .fortin("2023-06-26", POSITIVE)
                .tests("2023-06-26", NEGATIVE, DISTRACTION)
                .tests("2023-06-26", POSITIVE, COMPRESSION, THIGH_THRUST, FABER, GAENSLEN, SACRAL_THRUST)
                .neuro("2023-06-26", NeuroFinding.UNCHANGED)
                .imaging("2023-07-05", ImagingRegion.LUMBAR, ImagingModality.MR, ImagingFinding.NORMAL)
                .block("2023-07-24", LIDOCAINE, 0, 8, 30, 2, 60, 1, 120, 3, 240, 6, 360, 7)
                .block("2023-08-14", BUPIVACAINE, 0, 7, 30, 2, 60, 1, 120, 1, 240, 2, 360, 4)
                .steroid("2023-09-11", 0, 7, 60, 1, Story.weeks(2), 3, Story.weeks(6), 5, Story.weeks(12), 7)
                .imaging(
                        "2023-11-27", ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.CT, ImagingFinding.DEGENERATIVE)
                .cotinine("2023-12-04", "2", CotinineReading.Bound.LESS_THAN)
                .pain("2023-12-11", 8)
                .odi("2023-12-11", 56)
                .decision("2023-12-11", SurgicalDecision.PROCEED, FusionApproach.LATERAL_TRANSFIXING)
                .planned(PlannedProcedure.Kind.FUSION, "2024-01-22")
                .fusion("2024-01-22")
                .pain("2024-02-05", 5)
                .wound("2024-02-05", WoundFinding.CLEAN)
                .pain("2024-03-04", 4)
                .odi("2024-03-04", 46)
                .pain("2024-04-22", 3)
                .odi("2024-04-22", 36)
                .pain("2024-07-22", 2)
                .odi("2024-07-22", 28)
                .neuro("2024-07-22", NeuroFinding.UNCHANGED)
                .pain("2025-01-20", 2)
                .odi("2025-01-20", 24)
                .imaging("2025-01-20", ImagingRegion.SI_JOINT_OR_PELVIS, ImagingModality.CT, ImagingFinding.BRIDGING)
                .pain("2026-01-19", 2)
                .odi("2026-01-19", 22);
    }

    /** Negative block, not the SI joint: left, no payer on record. */
    static Story j2() {
        return Story.left()
                .referral("2023-05-10", ReferralState.ACCEPTED, "2023-05-11")
                .condition("2023-05-15", "2023-02-20")
                .pain("2023-05-15", 7)
                .odi("2023-05-15", 38)
                .fortin("2023-05-15", NEGATIVE)
                .tests("2023-05-15", POSITIVE, THIGH_THRUST, COMPRESSION)
                .tests("2023-05-15", POSITIVE_ELSEWHERE, FABER)
                .tests("2023-05-15", NEGATIVE, DISTRACTION, GAENSLEN, SACRAL_THRUST, YEOMAN)
                .care(TrialType.PHYSICAL_THERAPY, "2023-05-22", "2023-07-10", ConservativeTrial.Attendance.IN_PERSON)
                .care(TrialType.HOME_EXERCISE, "2023-07-10", "")
                .block("2023-08-07", LIDOCAINE, 0, 7, 30, 6, 60, 6, 120, 7)
                .imaging("2023-09-04", ImagingRegion.OTHER, ImagingModality.MR, ImagingFinding.HIP_OSTEOARTHRITIS)
                .refuted("2023-09-25", "2023-02-20");
    }

    /** First block positive, second negative: right, never-smoker, Aetna. */
    static Story j3() {
        return Story.right()
                .referral("2023-08-14", ReferralState.ACCEPTED, "2023-08-16")
                .payer("aetna")
                .condition("2023-08-28", "2022-12-05")
                .smoking("2023-08-28", SmokingStatus.NEVER)
                .care(TrialType.PHYSICAL_THERAPY, "2023-01-09", "2023-04-17", ConservativeTrial.Attendance.IN_PERSON)
                .care(TrialType.HOME_EXERCISE, "2023-01-09", "2023-08-28")
                .steroid("2023-06-05", 0, 8, Story.weeks(2), 4, Story.weeks(8), 8)
                .pain("2023-08-28", 8)
                .odi("2023-08-28", 50)
                .fortin("2023-08-28", POSITIVE)
                .tests("2023-08-28", POSITIVE, COMPRESSION, THIGH_THRUST, FABER, GAENSLEN)
                .tests("2023-08-28", NEGATIVE, DISTRACTION, SACRAL_THRUST)
                .block("2023-09-18", LIDOCAINE, 0, 8, 30, 2, 60, 2, 120, 4)
                .block("2023-10-16", BUPIVACAINE, 0, 8, 30, 5, 60, 5, 120, 6)
                .decision("2023-10-30", SurgicalDecision.DECLINE);
    }
}

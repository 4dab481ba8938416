package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.sij.clinical.Coded;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The codes of the wire contract's projected resources. */
class KernelCodesTest {

    static Stream<Arguments> codes() {
        return Stream.of(
                row(
                        Stage::of,
                        "referred assessment conservative-care diagnostic-injection therapeutic-injection"
                                + " fusion-eligibility fusion-scheduled post-op completed exited"),
                row(
                        ExitReason::of,
                        "not-si-joint conservative-maintained declined referral-declined cancelled lost deceased"),
                row(PlanStatus::of, "active completed revoked"),
                row(ActivityStatus::of, "not-started scheduled in-progress completed cancelled"),
                row(ActivityKind::of, "referral assessment conservative-care diagnostic-injection fusion follow-up"),
                row(Verdict::of, "met unmet unknown not-covered"),
                row(Interpretation::of, "POS NEG IND"),
                row(FollowUpStatus::of, "requested completed failed"),
                row(OutcomeResult::of, "success failure indeterminate"),
                row(RedFlagKind::of, "neurological infection thromboembolic implant fall-fracture recurrence no-score"),
                row(NoticeKind::of, "session-cap conflict"),
                row(GoalMeasure::of, "pain odi"),
                row(PolicyRole::of, "clinic-protocol payer reference"),
                row(PolicyScope::of, "fusion injection"),
                row(TrustMark::of, "V1 V2 D NV clinic"));
    }

    private static <C extends Coded> Arguments row(Function<String, Optional<C>> of, String codes) {
        return Arguments.of(of, codes);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void readsEveryCodeOfTheContractAndNoOther(Function<String, Optional<? extends Coded>> of, String codes) {
        for (String code : codes.split(" ")) {
            assertThat(of.apply(code).map(Coded::code)).contains(code);
        }
        assertThat(of.apply("something-else")).isEmpty();
    }

    @Test
    void putsUnmetBeforeUnknownBeforeMet() {
        assertThat(Verdict.all(List.of())).isEqualTo(Verdict.MET);
        assertThat(Verdict.all(List.of(Verdict.MET, Verdict.UNKNOWN))).isEqualTo(Verdict.UNKNOWN);
        assertThat(Verdict.all(List.of(Verdict.UNKNOWN, Verdict.UNMET, Verdict.MET)))
                .isEqualTo(Verdict.UNMET);
    }

    @Test
    void namesAPolicyWithItsVersion() {
        assertThat(Story.POLICIES.get(0).versionedId()).isEqualTo("aetna-cpb0016-2026|1.0.0");
    }

    @Test
    void refusesAClinicProtocolWithoutItsRules() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicRules.of(List.of(protocol(List.of()))))
                .withMessageContaining("BlockCriterion");
        List<Criterion> withoutSustainedRelief = List.of(
                ClinicRules.of(Story.POLICIES).block(),
                ClinicRules.of(Story.POLICIES).tests(),
                new SteroidCriterion(1, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClinicRules.of(List.of(protocol(withoutSustainedRelief))))
                .withMessageContaining("sustained relief");
    }

    private static CarePolicy protocol(List<Criterion> criteria) {
        return new CarePolicy(
                "clinic-protocol",
                "1.0.0",
                "With gaps",
                "none",
                Optional.empty(),
                TrustMark.CLINIC,
                PolicyRole.CLINIC_PROTOCOL,
                Optional.empty(),
                PolicyScope.FUSION,
                CarePolicy.Coverage.COVERED,
                criteria,
                List.of(),
                List.of(),
                List.of());
    }
}

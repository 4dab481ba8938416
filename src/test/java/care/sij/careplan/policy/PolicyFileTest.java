package care.sij.careplan.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.clinical.InjectionAgent;
import care.sij.clinical.ReadingOffset;
import care.sij.pathway.BlockCriterion;
import care.sij.pathway.CarePolicy;
import care.sij.pathway.Criterion;
import care.sij.pathway.PolicyRole;
import care.sij.pathway.TestsCriterion;
import care.sij.pathway.UnstatedCriterion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    private static final String HEAD = """
            id: p
            version: 1.0.0
            title: A policy
            source: a source
            mark: V2
            role: payer
            payer: somebody
            scope: fusion
            """;

    private static CarePolicy read(String rest) {
        return PolicyFile.read("p.yaml", HEAD + rest.replace("|", "\n"));
    }

    @Test
    void bringsThePoliciesOfTheFactSheet() {
        List<CarePolicy> policies = BundledPolicies.load();
        assertThat(policies)
                .extracting(CarePolicy::id)
                .containsExactly(
                        "aetna-cpb0016-2026",
                        "carelon-msk05-1125.1",
                        "centene-ambetter",
                        "clinic-protocol",
                        "evicore-cmm611",
                        "healthpartners",
                        "insite-entry",
                        "medicare-sij-injection-lcd",
                        "single-block-75");
        assertThat(policies).extracting(CarePolicy::version).containsOnly("1.0.0");
        assertThat(policies)
                .filteredOn(policy -> policy.role() == PolicyRole.PAYER)
                .extracting(policy -> policy.payer().orElse("none"))
                .containsExactly("aetna", "carelon", "centene-ambetter", "evicore", "healthpartners", "medicare");
    }

    @Test
    void leavesAbsentWhatThePolicyDoesNotState() {
        CarePolicy policy = read("effective: null|criteria: {block: {count: 2}, tests: {oneOf: [thigh-thrust]}}");
        BlockCriterion block = (BlockCriterion) policy.criteria().get(0);
        assertThat(block.count()).hasValue(2);
        assertThat(block.thresholdPercent()).isEmpty();
        assertThat(block.reading()).isEmpty();
        assertThat(block.baseline()).isEmpty();
        TestsCriterion tests = (TestsCriterion) policy.criteria().get(1);
        assertThat(tests.set()).isEmpty();
        assertThat(tests.oneOf()).hasSize(1);
        assertThat(policy.effective()).isEmpty();
    }

    @Test
    void marksACriterionWhoseValueIsUnknown() {
        List<Criterion> criteria =
                read("criteria: {function: unknown, fortin: unknown}").criteria();
        assertThat(criteria).containsExactly(new UnstatedCriterion("function"), new UnstatedCriterion("fortin"));
    }

    @Test
    void readsTheExpectedDurationOfAnAgent() {
        BlockCriterion block = (BlockCriterion) read("criteria: {block: {expectedMinutes: {lidocaine: 90}}}")
                .criteria()
                .get(0);
        assertThat(block.expected()).isEqualTo(Map.of(InjectionAgent.LIDOCAINE, ReadingOffset.minutes(90)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    colour: red;                                      p.yaml: colour is not a known key
                    criteria: {block: {cuont: 2}};                    p.yaml: criteria: block: cuont is not a known key
                    criteria: {height: {min: 2}};                     p.yaml: criteria: height is not a known criterion
                    criteria: {block: 2};                             p.yaml: criteria: block: is no mapping
                    criteria: {block: {count: two}};                  p.yaml: criteria: block: count is no whole number
                    criteria: {block: {count: 2.5}};                  p.yaml: criteria: block: count is no whole number
                    criteria: {block: {lookback: a year}};            p.yaml: criteria: block: lookback is no period such as P6M
                    criteria: {block: {guidance: [xray]}};            p.yaml: criteria: block: guidance has an unknown code
                    criteria: {block: {contrast: perhaps}};           p.yaml: criteria: block: contrast has an unknown code
                    criteria: {block: {reading: [a]}};                p.yaml: criteria: block: reading is no text
                    criteria: {block: {expectedMinutes: {water: 9}}}; p.yaml: criteria: block: expectedMinutes: water is not a known agent
                    criteria: {function: {odiMin: high}};             p.yaml: criteria: function: odiMin is no number
                    criteria: {pain: {scale: nrs}};                   p.yaml: criteria: pain: min is missing
                    criteria: {pain-duration: {}};                    p.yaml: criteria: pain-duration: min is missing
                    criteria: {fortin: perhaps};                      p.yaml: criteria: fortin has an unknown code
                    criteria: {same-day-bilateral: allow};            p.yaml: criteria: same-day-bilateral is not deny
                    covered: perhaps;                                 p.yaml: covered is neither true nor false
                    caps: [{purpose: diagnostic, max: 2, window: P1Y, of: 3}]; p.yaml: caps: of is not a known key
                    schedule: [{code: 2-wk, title: t, after: P2W}];   p.yaml: schedule: toleranceDays is missing
                    """)
    void refusesWhatItDoesNotUnderstandByFileAndKey(String rest, String message) {
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> read(rest))
                .withMessage(message);
    }

    @Test
    void refusesAFileThatIsNoMapping() {
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> PolicyFile.read("list.yaml", "[1, 2]"))
                .withMessage("list.yaml: is no mapping");
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> PolicyFile.read("twice.yaml", "id: a\nid: b\n"))
                .withMessageStartingWith("twice.yaml: is no YAML");
        assertThatExceptionOfType(PolicyFileException.class)
                .isThrownBy(() -> PolicyFile.read("short.yaml", "id: a\n"))
                .withMessage("short.yaml: version is missing");
    }
}

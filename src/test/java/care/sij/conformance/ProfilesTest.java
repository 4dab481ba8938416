package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import care.sij.conformance.PublishedProfiles.Published;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class ProfilesTest {

    private final PublishedProfiles profiles = new PublishedProfiles();

    List<Published> examples() {
        return profiles.examples();
    }

    List<Published> counterexamples() {
        return profiles.counterexamples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExample(Published example) {
        assertThat(complaints(example, example.profile())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("counterexamples")
    void refusesEveryCounterexampleForItsRuleAlone(Published counterexample) {
        var rule = BrokenRule.of(counterexample.name());
        assertThat(complaints(counterexample, rule.profile())).isNotEmpty().allMatch(rule::isBrokenBy);
    }

    /** Errors, and warnings of our own invariants. */
    private List<SingleValidationMessage> complaints(Published published, String profile) {
        return profiles.validate(published, profile).stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0
                        || message.getMessage().contains("sij-inv-"))
                .toList();
    }
}

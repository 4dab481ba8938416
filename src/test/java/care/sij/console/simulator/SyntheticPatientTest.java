package care.sij.console.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.demo.JourneyMessage;
import care.sij.support.Journey;
import org.junit.jupiter.api.Test;

/** How a sample is told about another synthetic patient. */
class SyntheticPatientTest {

    private static final Journey.Message FIRST = Journey.named("J2").messages().get(0);
    private static final JourneyMessage MESSAGE =
            new JourneyMessage("J2", 1, 10, FIRST.client(), FIRST.event(), FIRST.json());

    @Test
    void hasAnotherNumberAndOtherIdsThatHoldTogether() {
        String told = new SyntheticPatient("sim-a").told(MESSAGE);

        assertThat(told)
                .contains("\"REF-SYN-002-sim-a-1\"", "\"SYN-002-sim-a\"", "\"HTEST\"")
                .doesNotContain("\"SYN-002\"", FIRST.id());
        String header = Json.read(told).at("/entry/0/resource/id").asString();
        assertThat(Json.read(told).at("/entry/0/fullUrl").asString()).isEqualTo("urn:uuid:" + header);
    }

    @Test
    void isToldAlikeEachTimeAndUnlikeAnybodyElse() {
        assertThat(new SyntheticPatient("sim-a").told(MESSAGE)).isEqualTo(new SyntheticPatient("sim-a").told(MESSAGE));
        assertThat(SyntheticPatient.fresh().told(MESSAGE))
                .isNotEqualTo(SyntheticPatient.fresh().told(MESSAGE));
    }
}

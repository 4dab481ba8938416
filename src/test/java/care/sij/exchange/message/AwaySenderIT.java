package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.WholeService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What waits of a partner waits while that one is away, and is applied when it is back, wherever it speaks from now.
 */
class AwaySenderIT {

    private static final int REQUEST = 0;
    private static final int CONSULTATION = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Journey journey = Journey.named("J1").about("SYN-001-away");

    @Test
    void losesNothingThatItWasAnsweredOkFor() {
        Registered clinic = Registered.as("clinic", "away-clinic", "");
        Journey.Message early = journey.messages().get(CONSULTATION);
        assertThat(Answer.of(clinic.partner().send(clinic.said(early))).rules()).containsExactly("PROXY_PARKED");

        clinic.withdraw();
        Assertions.assertTimeoutPreemptively(
                PATIENCE, () -> Answer.taken(journey.messages().get(REQUEST)));
        WholeService.bean(LeftBehind.class).check();
        assertThat(states(early)).containsExactly("waiting");

        clinic.change("", clinic.home() + "/another/$process-message");
        WholeService.bean(LeftBehind.class).check();
        assertThat(states(early)).isEmpty();
        assertThat(clinic.partner().search("Patient"))
                .as("who was referred while the clinic was away")
                .isNotEmpty();
        clinic.withdraw();
    }

    private static List<String> states(Journey.Message message) {
        return WholeService.bean(JdbcTemplate.class)
                .queryForList("select state from parked_message where message_id = ?", String.class, message.id());
    }
}

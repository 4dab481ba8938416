package care.sij.exchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is named to whom. */
class OnlookerTest {

    @ParameterizedTest
    @CsvSource({
        "'', ada@clinic, ada@clinic, why",
        "hospital, bob@hospital, bob@hospital, why",
        "hospital, ada@clinic, somebody of another partner, ''",
        "hospital, ada@hospital@clinic, somebody of another partner, ''",
        "hospital, idp|x@y@hospital, idp|x@y@hospital, why",
        "hospital, hospital, hospital, why",
        "hospital, clinic, clinic, why"
    })
    void isToldOfPeopleOfTheOwnPartnerAlone(String own, String signature, String who, String words) {
        Onlooker onlooker = new Onlooker(Optional.of(own).filter(one -> !one.isEmpty()));
        assertThat(onlooker.who(signature)).isEqualTo(who);
        assertThat(onlooker.words(signature, "why")).isEqualTo(words);
    }
}

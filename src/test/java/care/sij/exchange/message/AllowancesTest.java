package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import care.sij.support.TestClock;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowancesTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final Allowances allowances = new Allowances(clock);

    @Test
    void letsAsManyInAMinuteAsWereAgreedAndThenOneForEachShareOfIt() {
        Partner three = partner("three", Optional.of(3));
        for (int message = 0; message < 3; message++) {
            allowances.take(three);
        }
        assertThat(refused(three).seconds()).isEqualTo(20);
        clock.advance(Duration.ofSeconds(19));
        assertThat(refused(three).seconds()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThatCode(() -> allowances.take(three)).doesNotThrowAnyException();
        assertThat(refused(three).seconds()).isEqualTo(20);
        clock.advance(Duration.ofHours(1));
        for (int message = 0; message < 3; message++) {
            allowances.take(three);
        }
        assertThat(refused(three).seconds()).isEqualTo(20);
    }

    @Test
    void doesNotLetOnePartnerUseUpAnothers() {
        Partner one = partner("one", Optional.of(1));
        allowances.take(one);
        refused(one);

        assertThatCode(() -> allowances.take(partner("another", Optional.of(1))))
                .doesNotThrowAnyException();
    }

    @Test
    void limitsNobodyWithWhomNothingWasAgreed() {
        Partner anybody = partner("anybody", Optional.empty());

        assertThatCode(() -> {
                    for (int message = 0; message < 1_000; message++) {
                        allowances.take(anybody);
                    }
                })
                .doesNotThrowAnyException();
    }

    private TooManyMessages refused(Partner partner) {
        return catchThrowableOfType(TooManyMessages.class, () -> allowances.take(partner));
    }

    private static Partner partner(String id, Optional<Integer> messagesPerMinute) {
        return new Partner(
                id,
                PartnerRole.HOSPITAL,
                id,
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Terms(
                        Optional.empty(),
                        new Terms.Limits(messagesPerMinute, Optional.empty()),
                        Terms.USUAL.retry(),
                        Terms.USUAL.cancellation(),
                        Terms.USUAL.dialect(),
                        Terms.USUAL.sensitive()));
    }
}

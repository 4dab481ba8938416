package care.sij.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void sendsMessagesWithTheRightToCreateAMessageHeader() {
        assertThatNoException().isThrownBy(holding("system/MessageHeader.c")::demandMessaging);
    }

    @Test
    void namesTheScopeThatIsMissing() {
        assertThatExceptionOfType(AccessRefused.class)
                .isThrownBy(holding("system/*.rs")::demandMessaging)
                .withMessageContaining("system/MessageHeader.c")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SCOPE_MISSING));
    }

    @Test
    void refusesAFilteredScopeWhereTheFilterCannotBeApplied() {
        assertThatExceptionOfType(AccessRefused.class)
                .isThrownBy(() ->
                        holding("system/Observation.rs?category=survey").demand(SmartInteraction.READ, "Observation"))
                .withMessageContaining("filter")
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SCOPE_FILTERED));
    }

    private static Caller holding(String scopes) {
        Partner partner = new Partner(
                "p",
                PartnerRole.HOSPITAL,
                "P",
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Terms.USUAL);
        return new Caller(partner, SmartScopes.parse(scopes));
    }
}

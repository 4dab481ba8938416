package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.Caller;
import care.sij.access.SmartScopes;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose logins are told to whom. */
class TellersTest {

    @ParameterizedTest
    @CsvSource({
        "HOSPITAL, ada@demo-clinic, somebody of another partner",
        "PAYER, ada@demo-clinic, somebody of another partner",
        "HOSPITAL, ada@here, ada@here",
        "HOSPITAL, demo-clinic, demo-clinic",
        "CLINIC, bob@demo-hospital, bob@demo-hospital",
        "AUDITOR, bob@demo-hospital, bob@demo-hospital"
    })
    void tellsLoginsOfOthersToTheClinicAndAuditorsAlone(PartnerRole role, String signature, String told) {
        assertThat(new Tellers(() -> caller(role)).told(signature)).isEqualTo(told);
    }

    private static Caller caller(PartnerRole role) {
        return new Caller(
                new Partner(
                        "here",
                        role,
                        "here",
                        List.of(),
                        List.of(),
                        List.of(),
                        new PartnerKeys.Inline(new JWKSet()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Terms.USUAL),
                SmartScopes.parse("user/*.rs"));
    }
}

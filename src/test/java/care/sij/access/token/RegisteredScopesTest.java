package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegisteredScopesTest {

    private static final String ELEVEN_FILTERS = IntStream.rangeClosed(1, 11)
            .mapToObj(number -> "_id=" + number)
            .collect(Collectors.joining("&", "system/Observation.rs?", ""));

    private final RegisteredScopes registered = new RegisteredScopes(ScopeReaderTest.reader(false));

    /** Such a partner was registered before requests had a limit. */
    @Test
    void haveAnyNumberOfFilters() {
        Partner partner = partner(ELEVEN_FILTERS);

        assertThat(registered.problems(partner, List.of())).isEmpty();
        assertThat(registered.of(partner).scopes()).hasSize(1);
    }

    @Test
    void registerScopesOfSystemsOnly() {
        assertThat(registered.problems(partner("system/Observation.rs?category=laboratory"), List.of()))
                .isEmpty();
        assertThat(registered.problems(partner("user/Observation.rs"), List.of()))
                .hasSize(1);
    }

    private static Partner partner(String scope) {
        return new Partner(
                "hospital",
                PartnerRole.HOSPITAL,
                "Hospital",
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(scope),
                Optional.empty(),
                Optional.empty(),
                Terms.USUAL);
    }
}

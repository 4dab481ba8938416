package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.signin.Vouched;
import care.sij.access.signin.Vouching;
import care.sij.access.token.IdentityProviderSettings.Group;
import care.sij.support.TestClock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether settings still mean what they meant when somebody signed in; what tokens prove is in ProviderSignInIT. */
class ProviderIdentitiesTest {

    private static final String ISSUER = "https://login.example.org";
    private static final Group CARE = new Group("clinician", "clinic");

    private static final Vouched GRACE = new Vouched(
            ISSUER,
            Person.ofIdentityProvider("auth0|7", "Grace Example", PersonRole.CLINICIAN, "clinic"),
            Set.of("care", "doctors"));

    @Test
    void holdWhileAGroupMeansTheSameAndNoneMeansAnything() {
        assertThat(identities(ISSUER, Map.of("care", CARE, "doctors", CARE)).holds(GRACE))
                .isTrue();
        assertThat(identities(ISSUER, Map.of("doctors", CARE)).holds(GRACE)).isTrue();
    }

    @Test
    void holdNoMoreWhenTheGroupsMeanNothingOrSomethingElse() {
        assertThat(identities(ISSUER, Map.of()).holds(GRACE)).as("nothing").isFalse();
        assertThat(identities(ISSUER, Map.of("care", new Group("coordinator", "clinic")))
                        .holds(GRACE))
                .as("another role")
                .isFalse();
        assertThat(identities(ISSUER, Map.of("care", new Group("clinician", "other")))
                        .holds(GRACE))
                .as("another partner")
                .isFalse();
        assertThat(identities(ISSUER, Map.of("care", CARE, "doctors", new Group("auditor", "clinic")))
                        .holds(GRACE))
                .as("two things")
                .isFalse();
        assertThat(identities("https://other.example.org", Map.of("care", CARE)).holds(GRACE))
                .as("another provider")
                .isFalse();
    }

    @Test
    void areNoneWithoutAProvider() {
        ProviderIdentities none = new ProviderIdentities(
                new IdentityProviderSettings(
                        Optional.empty(), Optional.empty(), Optional.empty(), "roles", Map.of("care", CARE)),
                keys(),
                clock());

        assertThat(none.holds(GRACE)).isFalse();
        assertThatExceptionOfType(Vouching.Unreliable.class).isThrownBy(() -> none.read("a.b.c", "console", "nonce"));
    }

    private static ProviderIdentities identities(String issuer, Map<String, Group> groups) {
        return new ProviderIdentities(
                new IdentityProviderSettings(
                        Optional.of(issuer),
                        Optional.of("sij"),
                        Optional.of("https://login.example.org/jwks"),
                        "roles",
                        groups),
                keys(),
                clock());
    }

    private static PublishedKeys keys() {
        return new PublishedKeys(new KeySetFetch(), clock());
    }

    private static TestClock clock() {
        return new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    }
}

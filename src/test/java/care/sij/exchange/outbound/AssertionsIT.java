package care.sij.exchange.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import care.sij.support.TestClock;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assertion's header and claims, as SMART App Launch 2.2.0 lists them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssertionsIT {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Partner ST_MARY = OwnProcess.partner("st-mary");
    private static final BackendAccess ACCESS = OwnProcess.access("https://login.st-mary.example/oauth2/token");

    private final OwnProcess process = new OwnProcess(OwnProcess.database(), new TestClock(NOW));
    private final Map<String, Object> stated = new TreeMap<>();

    @BeforeAll
    void read() throws Exception {
        SignedJWT assertion = SignedJWT.parse(process.assertions().sign(ST_MARY, ACCESS));
        stated.putAll(assertion.getPayload().toJSONObject());
        stated.putAll(assertion.getHeader().toJSONObject());
    }

    @ParameterizedTest
    @CsvSource({
        "alg, RS384",
        "typ, JWT",
        "iss, sij-at-st-mary",
        "sub, sij-at-st-mary",
        "aud, https://login.st-mary.example/oauth2/token",
    })
    void states(String name, String value) {
        assertThat(stated).containsEntry(name, value);
    }

    @Test
    void statesNothingElseBesideKeyEndAndId() {
        assertThat(stated).containsOnlyKeys("alg", "typ", "kid", "iss", "sub", "aud", "exp", "jti");
    }

    @Test
    void endsInLessThanFiveMinutesEvenForAClockThatIsHalfAMinuteBehind() {
        Instant end = Instant.ofEpochSecond((Long) stated.get("exp"));

        assertThat(Duration.between(NOW.minusSeconds(30), end)).isLessThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(end).isAfter(NOW.plusSeconds(60));
    }

    @Test
    void isSignedWithAPublishedKey() throws Exception {
        SignedJWT assertion = SignedJWT.parse(process.assertions().sign(ST_MARY, ACCESS));
        String kid = assertion.getHeader().getKeyID();

        assertThat(assertion.verify(new RSASSAVerifier(process.keys()
                        .published(ST_MARY.id())
                        .getKeyByKeyId(kid)
                        .toRSAKey())))
                .isTrue();
    }

    @Test
    void neverHasTheSameIdAgain() {
        List<String> ids = Stream.generate(() -> process.assertions().sign(ST_MARY, ACCESS))
                .limit(20)
                .map(AssertionsIT::id)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id).hasSizeBetween(22, 151));
    }

    private static String id(String assertion) {
        try {
            return SignedJWT.parse(assertion).getJWTClaimsSet().getJWTID();
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }
}

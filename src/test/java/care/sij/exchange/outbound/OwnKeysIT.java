package care.sij.exchange.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import care.sij.access.token.TestMasterKey;
import care.sij.partner.Partner;
import care.sij.support.Parallel;
import care.sij.support.TestClock;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our keys in a database that two processes share; a key signs thirty days (see {@link OwnProcess#SETTINGS}). */
class OwnKeysIT {

    private static final Partner ST_MARY = OwnProcess.partner("st-mary");
    private static final Duration STEP = Duration.ofHours(12);
    private static final int STEPS = 2 * 100;

    private record Seen(Instant at, String kid, Set<String> published) {}

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final DataSource database = OwnProcess.database();
    private final OwnProcess one = new OwnProcess(database, clock);
    private final OwnProcess other = new OwnProcess(database, clock);

    @Test
    void signsOnlyWithKeysThatArePublishedTwoDaysBeforeAndThreeDaysAfter() {
        List<Seen> days = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            days.add(new Seen(
                    clock.instant(),
                    one.keys().signing(ST_MARY.id()).getKeyID(),
                    kids(other.keys().published(ST_MARY.id()))));
            clock.advance(STEP);
        }

        for (Seen signed : days) {
            assertThat(days.stream()
                            .filter(seen -> !seen.at().isBefore(signed.at().minus(Duration.ofDays(2))))
                            .filter(seen -> seen.at().isBefore(signed.at().plus(Duration.ofDays(3)))))
                    .allSatisfy(seen -> assertThat(seen.published()).contains(signed.kid()));
        }
        assertThat(days.stream().map(Seen::kid).distinct()).hasSize(4);
        assertThat(days).allSatisfy(seen -> assertThat(seen.published()).hasSizeLessThanOrEqualTo(2));
        assertThat(JdbcClient.create(database)
                        .sql("select count(*) from outbound_key")
                        .query(Integer.class)
                        .single())
                .as("worn out keys are gone")
                .isEqualTo(1);
    }

    @Test
    void makesOneFirstKeyWhenManyAskAtOnce() throws InterruptedException {
        Callable<String> process = () ->
                new OwnProcess(database, clock).keys().signing(ST_MARY.id()).getKeyID();
        List<String> kids = Parallel.run(8, Collections.nCopies(8, process));

        assertThat(kids)
                .hasSize(8)
                .containsOnly(one.keys().signing(ST_MARY.id()).getKeyID());
    }

    @Test
    void givesEachPartnerKeysOfItsOwn() {
        assertThat(one.keys().signing(ST_MARY.id()).getKeyID())
                .isNotEqualTo(
                        one.keys().signing(OwnProcess.partner("clinic").id()).getKeyID());
    }

    @Test
    void publishesNoPrivatePart() {
        JWKSet published = one.keys().published(ST_MARY.id());

        assertThat(published.getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
        assertThat(published.getKeys().get(0).toJSONObject())
                .containsOnlyKeys("kty", "use", "alg", "kid", "n", "e")
                .containsEntry("alg", "RS384");
    }

    @Test
    void keepsKeysSealedAndBoundToTheirPartner() {
        String modulus = one.keys().signing(ST_MARY.id()).getModulus().toString();
        JdbcClient jdbc = JdbcClient.create(database);
        byte[] row = jdbc.sql("select sealed_key from outbound_key where partner = 'st-mary'")
                .query(byte[].class)
                .single();
        assertThat(new String(row, StandardCharsets.ISO_8859_1)).doesNotContain(modulus, "kty");

        assertThatIllegalStateException()
                .isThrownBy(() -> new OwnProcess(database, clock, TestMasterKey.of((byte) 1))
                        .keys()
                        .signing(ST_MARY.id()))
                .withMessageContaining("sij.access.master-key");
        jdbc.sql("insert into outbound_key (partner, kid, signs_from, sealed_key)"
                        + " select 'clinic', kid, signs_from, sealed_key from outbound_key where partner = 'st-mary'")
                .update();
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> other.keys().signing(OwnProcess.partner("clinic").id()));
    }

    private static Set<String> kids(JWKSet keys) {
        Set<String> kids = new HashSet<>();
        keys.getKeys().forEach(key -> kids.add(key.getKeyID()));
        return kids;
    }
}

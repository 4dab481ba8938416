package care.sij.audit.ledger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.LedgerKey;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;

class WitnessIT {

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LedgerRecord ledger = new LedgerRecord(clock);
    private final WireMockServer far = new WireMockServer(wireMockConfig().dynamicPort());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        far.stop();
        ledger.close();
    }

    @Test
    void appendsEachCheckpointOnceWhicheverProcessDoes() throws IOException {
        Path file = folder.resolve("notes/witness.txt");
        Witnesses one = witnesses(Optional.of(file), Optional.empty());
        Witnesses other = witnesses(Optional.of(file), Optional.empty());
        one.tell();
        assertThat(file).doesNotExist();

        String first = placed(0);
        String second = placed(1);
        one.tell();
        other.tell();
        String third = placed(2);
        other.tell();
        one.tell();

        assertThat(Files.readString(file)).isEqualTo(first + "\n" + second + "\n" + third + "\n");
    }

    @Test
    void postsTheNewestWhenAFarWitnessIsBack() {
        far.start();
        far.stubFor(post(urlEqualTo("/notes")).willReturn(aResponse().withStatus(500)));
        Witnesses witnesses = witnesses(Optional.empty(), Optional.of("http://localhost:" + far.port() + "/notes"));
        placed(0);
        witnesses.tell();
        String second = placed(1);
        witnesses.tell();
        far.verify(1, postRequestedFor(urlEqualTo("/notes")));

        far.stubFor(post(urlEqualTo("/notes")).willReturn(aResponse().withStatus(204)));
        clock.advance(Duration.ofSeconds(30));
        witnesses.tell();
        witnesses.tell();

        far.verify(2, postRequestedFor(urlEqualTo("/notes")));
        far.verify(
                1,
                postRequestedFor(urlEqualTo("/notes"))
                        .withHeader("Content-Type", containing("text/plain"))
                        .withRequestBody(equalTo(second)));
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void tellsNobodyOfACheckpointThatSomebodyElseSigned() throws IOException {
        far.start();
        far.stubFor(post(urlEqualTo("/notes")).willReturn(aResponse().withStatus(204)));
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.of("http://localhost:" + far.port() + "/notes"));
        String own = placed(0);
        witnesses.tell();

        LedgerKey foreign = ledger.signByAnotherKey(2);
        ledger.place();
        witnesses.tell();

        assertThat(Files.readString(file)).isEqualTo(own + "\n");
        far.verify(1, postRequestedFor(urlEqualTo("/notes")));
        assertThat(ledger.note()).isEqualTo(own);
        assertThat(ledger.ledger().keys()).isNotEmpty().doesNotContain(foreign);
        assertThat(ledger.ledger().checkpoint(1)).isPresent();
        assertThat(ledger.ledger().checkpoint(2)).isEmpty();
        assertThat(ledger.unplaced("altered")).isEqualTo(1);
    }

    @Test
    void startsWithNoCheckpointThatSomebodyElseSigned() {
        placed(0);
        ledger.signByAnotherKey(2);
        LedgerClock another = new LedgerClock(
                ledger.record().bean(Sequencer.class),
                ledger.record().bean(LedgerRows.class),
                ledger.record().bean(LedgerKeys.class),
                new SimpleMeterRegistry());
        another.tick();

        assertThat(another.latest()).isEmpty();
        assertThat(another.keys()).hasSize(1);
    }

    private String placed(int number) {
        ledger.commit("pain", number, number + 1);
        ledger.place();
        return ledger.note();
    }

    private Witnesses witnesses(Optional<Path> file, Optional<String> url) {
        return new Witnesses(
                new LedgerSettings(
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        LedgerBeans.SIGN_FOR,
                        new LedgerSettings.Witness(file, url)),
                ledger.record().bean(WitnessBook.class),
                ledger.record().bean(LedgerRows.class),
                ledger.record().bean(LedgerKeys.class),
                ledger.record().bean(PlatformTransactionManager.class),
                clock);
    }
}

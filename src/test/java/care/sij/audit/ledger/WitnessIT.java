package care.sij.audit.ledger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.audit.Checkpoint;
import care.sij.audit.LedgerKey;
import care.sij.record.Bytes;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

class WitnessIT {

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LedgerRecord ledger = new LedgerRecord(clock);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
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
                new KnownCheckpoints(
                        ledger.record().bean(LedgerRows.class), settings(Optional.empty(), Optional.empty()), clock),
                ledger.record().bean(HeldLeadership.class),
                new SimpleMeterRegistry(),
                clock);
        another.tick();

        assertThat(another.latest()).isEmpty();
        assertThat(another.keys()).hasSize(1);
    }

    @Test
    void signsNothingThatContradictsTheFileEvenAfterARestart() throws IOException {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        placed(0);
        placed(1);
        witnesses.tell();
        Files.writeString(file, "sij.example.org/sij-ledger\n3\n", StandardOpenOption.APPEND);
        ledger.commit("pain", 2, 3);
        restarted(file).placeAll();
        assertThat(latest()).isEqualTo(3);

        setBackTo(1);
        ledger.commit("pain", 3, 4);

        assertThatThrownBy(restarted(file)::placeAll).isInstanceOf(LedgerAltered.class);
        assertThat(latest()).isEqualTo(1);
    }

    @Test
    void appendsNothingTwiceThoughSomebodySaysThatItWasNotTold() throws IOException {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        placed(0);
        placed(1);
        witnesses.tell();
        String told = Files.readString(file);

        ledger.record().intruder().execute("update ledger_witness set size = 0");
        witnesses.tell();
        assertThat(Files.readString(file)).isEqualTo(told);

        String third = placed(2);
        witnesses.tell();
        assertThat(Files.readString(file)).isEqualTo(told + third + "\n");
    }

    @Test
    void goesOnByTheFileThoughSomebodySaysThatAllWasTold() throws IOException {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        String first = placed(0);
        witnesses.tell();
        ledger.record().intruder().execute("update ledger_witness set size = 9000000000000000000");

        String second = placed(1);
        witnesses.tell();

        assertThat(Files.readString(file)).isEqualTo(first + "\n" + second + "\n");
    }

    @Test
    void beginsAFileWithTheNewestThoughSomebodySaysThatAllWasTold() throws IOException {
        Path file = folder.resolve("witness.txt");
        ledger.record()
                .intruder()
                .execute("insert into ledger_witness (witness, size, sent_at)"
                        + " values ('file', 9000000000000000000, now())");
        placed(0);
        String second = placed(1);

        witnesses(Optional.of(file), Optional.empty()).tell();

        assertThat(Files.readString(file)).isEqualTo(second + "\n");
    }

    @Test
    void goesOnWithANewFileBehindWhatTheOneBeforeHas() throws IOException {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        placed(0);
        witnesses.tell();
        Files.move(file, folder.resolve("before.txt"));

        String second = placed(1);
        String third = placed(2);
        witnesses.tell();

        assertThat(Files.readString(file)).isEqualTo(second + "\n" + third + "\n");
    }

    @Test
    void appendsWhatIsItsOwnBehindHoweverMuchSomebodyPutBeforeIt() throws IOException {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        String first = placed(0);
        witnesses.tell();
        ledger.record()
                .app()
                .execute("insert into ledger_queue (subject, leaf) select 'made-up/' || n, sha256(int4send(n))"
                        + " from generate_series(1, 2000) n");
        ledger.place();
        String second = ledger.note();
        ledger.record()
                .intruder()
                .execute("insert into ledger_checkpoint (size, root, instant, note, previous)"
                        + " select n, root, instant, note, 1 from ledger_checkpoint, generate_series(2, 1500) n"
                        + " where size = 1");

        witnesses.tell();

        assertThat(Files.readString(file)).isEqualTo(first + "\n" + second + "\n");
    }

    @Test
    void tellsForHowLongTheFileLacksTheNewestCheckpoint() throws IOException {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        Files.createDirectory(file);
        placed(0);
        clock.advance(Duration.ofMinutes(2));
        witnesses.tell();
        assertThat(behind()).isEqualTo(120);

        Files.delete(file);
        witnesses.tell();
        assertThat(behind()).isZero();
        clock.advance(Duration.ofMinutes(2));
        witnesses.tell();
        assertThat(behind()).as("nothing is new").isZero();
    }

    private double behind() {
        return registry.get("sij.ledger.witness.behind.seconds").gauge().value();
    }

    @Test
    void appendsNothingOfALedgerThatWasSetBack() throws IOException {
        Path file = folder.resolve("witness.txt");
        placed(0);
        placed(1);
        witnesses(Optional.of(file), Optional.empty()).tell();
        String told = Files.readString(file);
        setBackTo(1);
        ledger.record().intruder().execute("update ledger_witness set size = 0");

        witnesses(Optional.of(file), Optional.empty()).tell();
        assertThat(Files.readString(file)).isEqualTo(told);

        ledger.commit("pain", 2, 3);
        assertThatThrownBy(restarted(file)::placeAll).isInstanceOf(LedgerAltered.class);
    }

    @Test
    void signsNothingBehindALargerNoteThatIsNotTheLast() throws IOException {
        Path file = folder.resolve("witness.txt");
        String first = placed(0);
        String second = placed(1);
        Files.writeString(file, first + "\n" + second + "\n" + first + "\n");
        setBackTo(1);
        ledger.commit("pain", 2, 3);

        assertThatThrownBy(restarted(file)::placeAll).isInstanceOf(LedgerAltered.class);
    }

    @Test
    void signsNothingBehindAFileWhoseLastKeyIsGone() throws IOException {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        placed(0);
        ledger.ledger().rotateKey();
        placed(1);
        witnesses.tell();
        setBackTo(1);
        ledger.record().intruder().execute("delete from ledger_key where begins > 1");
        ledger.record().intruder().execute("update ledger_witness set size = 0");
        String told = Files.readString(file);
        witnesses(Optional.of(file), Optional.empty()).tell();
        assertThat(Files.readString(file)).isEqualTo(told);
        ledger.commit("pain", 3, 4);

        assertThatThrownBy(restarted(file)::placeAll).isInstanceOf(LedgerAltered.class);
    }

    @Test
    void beginsNoLedgerBesideTheFileOfOneOfItsNameThatIsGoneUntilItIsMovedAside() throws IOException {
        Path file = folder.resolve("witness.txt");
        Files.writeString(file, noteOf("sij.example.org/sij-ledger") + "\n");
        ledger.commit("pain", 0, 1);

        assertThatThrownBy(restarted(file)::placeAll).isInstanceOf(LedgerAltered.class);
        assertThat(ledger.record().app().queryForObject("select count(*) from ledger_key", Long.class))
                .isZero();

        Files.move(file, folder.resolve("before.txt"));
        restarted(file).placeAll();
        assertThat(latest()).isEqualTo(1);
    }

    @Test
    void placesLeavesThoughItsFileTellsOfAnotherLedger() throws IOException {
        Path file = folder.resolve("witness.txt");
        Files.writeString(file, noteOf("other.example.org/ledger") + "\n");
        Sequencer sequencer = restarted(file);
        for (int number = 0; number < 3; number++) {
            ledger.commit("pain", number, number + 1);
            sequencer.placeAll();
            witnesses(Optional.of(file), Optional.empty()).tell();
        }

        assertThat(latest()).isEqualTo(3);
    }

    private String noteOf(String name) {
        Ed25519.Pair pair = Ed25519.generate();
        LedgerKey key = new LedgerKey(name, pair.publicKey(), clock.instant());
        return SignedNote.signed(new Checkpoint(name, 7, Bytes.utf8("before").sha256()), key, pair.privateKey());
    }

    @Test
    void takesASharedFileForItsOwnThoughAnotherProcessMadeAKeyMeanwhile() {
        Path file = folder.resolve("witness.txt");
        Witnesses witnesses = witnesses(Optional.of(file), Optional.empty());
        placed(0);
        witnesses.tell();
        Runnable meanwhile = () -> {
            ledger.ledger().rotateKey();
            placed(1);
            witnesses.tell();
        };
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        LedgerClock another = new LedgerClock(
                ledger.record().bean(Sequencer.class),
                ledger.record().bean(LedgerRows.class),
                ledger.record().bean(LedgerKeys.class),
                new Interrupted(
                        ledger.record().bean(LedgerRows.class),
                        settings(Optional.of(file), Optional.empty()),
                        meanwhile),
                ledger.record().bean(HeldLeadership.class),
                registry,
                clock);

        another.tick();

        assertThat(registry.get("sij.ledger.unplaced")
                        .tag("reason", "altered")
                        .counter()
                        .count())
                .isZero();
        assertThat(another.latest()).isPresent();
        assertThat(another.keys()).hasSize(2);
    }

    /** Something happens before the file is read for the first time. */
    private final class Interrupted extends KnownCheckpoints {

        private Optional<Runnable> before;

        private Interrupted(LedgerRows rows, LedgerSettings settings, Runnable before) {
            super(rows, settings, WitnessIT.this.clock);
            this.before = Optional.of(before);
        }

        @Override
        boolean areKept(OwnKeys own) {
            Optional<Runnable> now = before;
            before = Optional.empty();
            now.ifPresent(Runnable::run);
            return super.areKept(own);
        }
    }

    @Test
    void countsInAProcessThatDoesNotLeadThatNothingIsPlaced() {
        placed(0);
        HeldLeadership another = new HeldLeadership(ledger.record().bean(DataSource.class));
        another.hold();
        clock.advance(Duration.ofHours(1));
        ledger.commit("pain", 1, 2);
        ledger.place();
        assertThat(ledger.unplaced("not-leading"))
                .as("it has waited for a moment")
                .isZero();

        clock.advance(Duration.ofMinutes(1));
        ledger.place();
        assertThat(ledger.unplaced("not-leading")).isEqualTo(1);

        another.release();
        ledger.place();
        assertThat(ledger.unplaced("not-leading")).isEqualTo(1);
        assertThat(latest()).isEqualTo(2);
    }

    /** As another process has it that starts now. */
    private Sequencer restarted(Path file) {
        LedgerRows rows = ledger.record().bean(LedgerRows.class);
        return new Sequencer(
                rows,
                ledger.record().bean(LedgerKeys.class),
                new KnownCheckpoints(rows, settings(Optional.of(file), Optional.empty()), clock),
                ledger.record().bean(PlatformTransactionManager.class),
                clock);
    }

    private long latest() {
        return ledger.record()
                .app()
                .queryForList("select max(size) from ledger_checkpoint", Long.class)
                .get(0);
    }

    private void setBackTo(long size) {
        JdbcTemplate intruder = ledger.record().intruder();
        intruder.update("delete from ledger_leaf where index >= ?", size);
        intruder.update("delete from ledger_checkpoint where size > ?", size);
        intruder.update("update ledger_witness set size = ?", size);
    }

    private String placed(int number) {
        ledger.commit("pain", number, number + 1);
        ledger.place();
        return ledger.note();
    }

    private Witnesses witnesses(Optional<Path> file, Optional<String> url) {
        return new Witnesses(
                settings(file, url),
                ledger.record().bean(WitnessBook.class),
                ledger.record().bean(LedgerRows.class),
                ledger.record().bean(LedgerKeys.class),
                new KnownCheckpoints(ledger.record().bean(LedgerRows.class), settings(file, url), clock),
                ledger.record().bean(PlatformTransactionManager.class),
                registry,
                clock);
    }

    private static LedgerSettings settings(Optional<Path> file, Optional<String> url) {
        return new LedgerSettings(
                Optional.empty(), Duration.ofSeconds(1), LedgerBeans.SIGN_FOR, new LedgerSettings.Witness(file, url));
    }
}

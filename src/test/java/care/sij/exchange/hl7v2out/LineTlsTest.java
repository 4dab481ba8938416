package care.sij.exchange.hl7v2out;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.Binding;
import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Delivery;
import care.sij.record.Bytes;
import care.sij.support.SimulatedV2Hospital;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** A line with TLS: to whom it speaks, and to whom it does not. */
class LineTlsTest {

    private static final String PASSWORD = "synthetic";

    @TempDir
    private static Path directory;

    private static KeyStore ofThisHost;
    private static KeyStore ofAnother;

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

    @BeforeAll
    static void makeKeys() throws Exception {
        ofThisHost = key("here", "dns:localhost");
        ofAnother = key("there", "dns:elsewhere.example.org");
    }

    @AfterEach
    void stop() {
        watch.shutdownNow();
    }

    @Test
    void speaksToTheHostThatItTrusts() throws Exception {
        assertThat(heard(ofThisHost, Optional.of("line"), "mllps")).isEqualTo("AA");
    }

    @Test
    void doesNotSpeakToACertificateThatNobodyTrusts() throws Exception {
        assertThat(heard(ofThisHost, Optional.empty(), "mllps")).isEqualTo("Unreached");
    }

    @Test
    void doesNotSpeakToAnotherHostsCertificate() throws Exception {
        assertThat(heard(ofAnother, Optional.of("line"), "mllps")).isEqualTo("Unreached");
    }

    @Test
    void getsNoAnswerWithoutTls() throws Exception {
        assertThat(heard(ofThisHost, Optional.empty(), "mllp")).isIn("Broken", "Silence");
    }

    private String heard(KeyStore theirs, Optional<String> bundle, String scheme) throws Exception {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
        bundles.registerBundle("line", SslBundle.of(SslStoreBundle.of(null, null, trusting(theirs))));
        SslBundle server = SslBundle.of(SslStoreBundle.of(theirs, PASSWORD, null));
        try (SimulatedV2Hospital hospital =
                SimulatedV2Hospital.start(server.createSslContext().getServerSocketFactory())) {
            Delivery delivery = new Delivery(
                    URI.create(scheme + "://localhost:" + hospital.port()),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    bundle,
                    new Binding.ProcessMessage());
            MllpLine line = new MllpLine(new LineSockets(bundles), watch);
            Heard heard = line.send(
                    new V2Out("RRI^I12", "M1", Bytes.utf8("MSH|^~\\&|SIJ|SIJ|E|H|2026||RRI^I12^RRI_I12|M1|P|2.5.1\r")),
                    delivery,
                    Acknowledgements.ORIGINAL,
                    Duration.ofSeconds(5));
            line.close();
            return heard instanceof Heard.Acknowledged acknowledged
                    ? acknowledged.ack().code()
                    : heard.getClass().getSimpleName();
        }
    }

    private static KeyStore trusting(KeyStore theirs) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("line", theirs.getCertificate("line"));
        return trusted;
    }

    private static KeyStore key(String name, String host) throws Exception {
        Path store = directory.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "line",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        KeyStore key = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            key.load(in, PASSWORD.toCharArray());
        }
        return key;
    }
}

package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import care.sij.partner.Hl7v2;
import care.sij.record.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** A line with TLS, with and without client certificates; one key, made for the test, is everybody's. */
class MllpTlsTest {

    private static final String PASSWORD = "synthetic";
    private static final Hl7v2.Listener SETTINGS =
            new Hl7v2.Listener("127.0.0.1", 0, Optional.of("line"), 1024, 4, Duration.ofMinutes(1));

    @TempDir
    private static Path directory;

    private static KeyStore key;

    @BeforeAll
    static void makeTheKey() throws Exception {
        Path store = directory.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "line",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        key = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            key.load(in, PASSWORD.toCharArray());
        }
    }

    @Test
    void isEncrypted() throws Exception {
        MllpListener listener = listening(bundle(key, Optional.empty()));
        try (Socket caller = caller(bundle(key, Optional.of(trusted())), listener)) {
            assertThat(answered(caller)).isTrue();
        } finally {
            listener.close();
        }
    }

    @Test
    void asksForACertificateWhenItHasATrustStore() throws Exception {
        MllpListener listener = listening(bundle(key, Optional.of(trusted())));
        try (Socket known = caller(bundle(key, Optional.of(trusted())), listener);
                Socket nobody = caller(SslBundle.of(SslStoreBundle.of(null, null, trusted())), listener)) {
            assertThat(answered(known)).isTrue();
            assertThatIOException().isThrownBy(() -> answered(nobody));
        } finally {
            listener.close();
        }
    }

    private static MllpListener listening(SslBundle bundle) throws IOException {
        return MllpListener.open("hospital", SETTINGS, MllpTls.sockets(bundle), frame -> List.of(Bytes.utf8("y")));
    }

    private static Socket caller(SslBundle bundle, MllpListener listener) throws IOException {
        Socket socket = bundle.createSslContext().getSocketFactory().createSocket("127.0.0.1", listener.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static boolean answered(Socket socket) throws IOException {
        socket.getOutputStream().write(MllpSender.framed(new byte[] {'x'}));
        return socket.getInputStream().readNBytes(4).length == 4;
    }

    private static SslBundle bundle(KeyStore key, Optional<KeyStore> trusted) {
        return SslBundle.of(SslStoreBundle.of(key, PASSWORD, trusted.orElse(null)));
    }

    private static KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("line", key.getCertificate("line"));
        return trusted;
    }
}

package care.sij.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServer;

/**
 * Which versions of TLS the service's own server speaks where {@code server.ssl} has it speak TLS at all. A client of
 * the Java platform would refuse the old ones by itself, so that the first message is written by hand (RFC 5246,
 * 7.4.1.2).
 */
class TlsVersionsTest {

    private static final String PASSWORD = "synthetic";
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int PROTOCOL_VERSION = 70;
    private static final int PATIENCE = 10_000;

    @TempDir
    private static Path directory;

    private static WebServer server;

    @BeforeAll
    static void start() throws Exception {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        Ssl ssl = new Ssl();
        ssl.setKeyStore(keyStore().toUri().toString());
        ssl.setKeyStorePassword(PASSWORD);
        factory.setSsl(ssl);
        server = factory.getWebServer();
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    @DisplayName("smart_backend_services_token_tls_version: TLS 1.2")
    void speaksTls12() throws IOException {
        try (Socket socket = hello(3)) {
            assertThat(socket.getInputStream().read()).isEqualTo(HANDSHAKE);
        }
    }

    @ParameterizedTest(name = "smart_backend_services_token_tls_version: not TLS 1.{0}, counted from SSL 3.0")
    @ValueSource(ints = {0, 1, 2})
    void speaksNothingOlder(int minor) throws IOException {
        try (Socket socket = hello(minor)) {
            InputStream answer = socket.getInputStream();
            byte[] record = answer.readNBytes(7);
            assertThat(record).hasSize(7);
            assertThat(record[0]).isEqualTo((byte) ALERT);
            assertThat(record[6]).isEqualTo((byte) PROTOCOL_VERSION);
        }
    }

    private static Socket hello(int minor) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setSoTimeout(PATIENCE);
        socket.getOutputStream().write(clientHello(minor));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Of version 3.minor, offering what an elliptic key can do in every version: AES-CBC, AES-GCM, secp256r1. */
    private static byte[] clientHello(int minor) {
        ByteArrayOutputStream extensions = new ByteArrayOutputStream();
        extensions.writeBytes(bytes(0, 10, 0, 4, 0, 2, 0, 23)); // supported_groups: secp256r1
        extensions.writeBytes(bytes(0, 11, 0, 2, 1, 0)); // ec_point_formats: uncompressed
        extensions.writeBytes(bytes(0, 13, 0, 4, 0, 2, 4, 3)); // signature_algorithms: ecdsa_secp256r1_sha256
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes(3, minor));
        body.writeBytes(new byte[32]);
        body.write(0); // no session
        body.writeBytes(bytes(0, 4, 0xC0, 0x09, 0xC0, 0x2B)); // ECDHE-ECDSA with AES-128: CBC-SHA, GCM-SHA256
        body.writeBytes(bytes(1, 0)); // no compression
        body.writeBytes(bytes(0, extensions.size()));
        body.writeBytes(extensions.toByteArray());
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(bytes(HANDSHAKE, 3, Math.min(minor, 1), 0, body.size() + 4));
        record.writeBytes(bytes(1, 0, 0, body.size()));
        record.writeBytes(body.toByteArray());
        return record.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            bytes[at] = (byte) values[at];
        }
        return bytes;
    }

    private static Path keyStore() throws IOException, InterruptedException {
        Path file = directory.resolve("key.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tool.waitFor()).as(said).isZero();
        return file;
    }
}

package care.sij.exchange.outbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.stream.Stream;

/** Self-signed certificates for 127.0.0.1, made by the JDK's own tool; each is its own authority. */
final class TestCertificates {

    static final String PASSWORD = "synthetic";

    private TestCertificates() {}

    /** A file with a new key and its certificate. */
    static Path keyStore(Path folder, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name + ".p12");
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair -alias key -keyalg EC -groupname secp256r1 -validity 2 -storetype PKCS12",
                        "-dname CN=" + name + " -ext san=ip:127.0.0.1 -storepass " + PASSWORD + " -keystore",
                        file.toString())
                .flatMap(part -> part.equals(file.toString()) ? Stream.of(part) : Stream.of(part.split(" ")))
                .toList();
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException(said);
        }
        return file;
    }

    /** A file that trusts the certificate of the other. */
    static Path trusting(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("key", certificate(keyStore));
        Path file = keyStore.resolveSibling("trusting-" + keyStore.getFileName());
        try (var out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static Certificate certificate(Path keyStore) throws IOException, GeneralSecurityException {
        return load(keyStore).getCertificate("key");
    }
}

package care.sij.record.postgres;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the embedded server's roles: generated once, readable by the service's user alone. */
record Secrets(String admin, String owner, String app) {

    private static final String FILE = "database.secrets";

    static Secrets in(Path dataDir) throws IOException {
        Path file = dataDir.resolve(FILE);
        return Files.exists(file) ? read(file) : generate(file);
    }

    @Override
    public String toString() {
        return "Secrets[masked]";
    }

    private static Secrets read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new Secrets(password(properties, "admin"), password(properties, "owner"), password(properties, "app"));
    }

    private static String password(Properties properties, String role) {
        String password = properties.getProperty(role);
        if (password == null) {
            throw new DatabaseStartFailed(FILE + " in the data directory has no password for " + role);
        }
        return password;
    }

    private static Secrets generate(Path file) throws IOException {
        SecureRandom random = new SecureRandom();
        Secrets secrets = new Secrets(password(random), password(random), password(random));
        Properties properties = new Properties();
        properties.setProperty("admin", secrets.admin);
        properties.setProperty("owner", secrets.owner);
        properties.setProperty("app", secrets.app);
        Path unfinished = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, Directories.PRIVATE_FILE);
        try (Writer out = Files.newBufferedWriter(unfinished)) {
            properties.store(out, null);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return secrets;
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

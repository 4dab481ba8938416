package care.sij.record.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, extracted once from the archive on the classpath. Extraction happens beside the final place
 * and is renamed, so that a directory with the final name is always complete.
 */
final class ServerBinaries {

    private static final String UNFINISHED = "extracting-";

    private final Path directory;

    private ServerBinaries(Path directory) {
        this.directory = directory;
    }

    static ServerBinaries extractedUnder(Path parent) throws IOException {
        Files.createDirectories(parent);
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path directory = parent.resolve("postgresql-" + checksum(archive));
        if (!Files.isDirectory(directory)) {
            Directories.removeLeftovers(parent, UNFINISHED);
            Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
            extract(archive, unfinished);
            moveInto(directory, unfinished);
        }
        return new ServerBinaries(directory);
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name).toAbsolutePath();
    }

    /** The archive's name for an operating system and processor, as the binaries' project publishes them. */
    static String archiveName(String system, String processor) {
        String lower = system.toLowerCase(Locale.ROOT);
        String os = lower.contains("mac") || lower.contains("darwin") ? "darwin" : "linux";
        String cpu = processor.equals("aarch64") || processor.equals("arm64") ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + cpu + ".txz";
    }

    private static void moveInto(Path directory, Path unfinished) throws IOException {
        try {
            Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException extractedMeanwhile) {
            Directories.removeTree(unfinished);
        }
    }

    /** Tells versions of the archive apart; a checksum that processors compute, since each start waits for it. */
    private static String checksum(String archive) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(open(archive), new CRC32C())) {
            in.transferTo(OutputStream.nullOutputStream());
            return String.format(Locale.ROOT, "%08x", in.getChecksum().getValue());
        }
    }

    private static InputStream open(String archive) {
        InputStream in = ServerBinaries.class.getClassLoader().getResourceAsStream(archive);
        if (in == null) {
            throw new DatabaseStartFailed("no embedded PostgreSQL for this system (" + archive
                    + " is not in the application); set spring.datasource.url to an external PostgreSQL");
        }
        return in;
    }

    private static void extract(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive), 1 << 16)))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                write(tar, entry, target.resolve(entry.getName()));
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true)) {
                throw new IOException("cannot make executable: " + path);
            }
        }
    }
}

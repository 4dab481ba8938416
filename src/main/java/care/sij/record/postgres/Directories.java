package care.sij.record.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Directories and files that only the service's user may read, and the removal of what an interrupted start left. */
final class Directories {

    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Directories() {}

    static void removeLeftovers(Path parent, String prefix) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            List<Path> leftovers = children.filter(
                            child -> child.getFileName().toString().startsWith(prefix))
                    .toList();
            for (Path leftover : leftovers) {
                removeTree(leftover);
            }
        }
    }

    static void removeTree(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException goneMeanwhile) {
            if (Files.exists(root)) {
                throw goneMeanwhile;
            }
        }
    }
}

package care.sij.audit.ledger;

import care.sij.audit.SignedCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps every checkpoint in a file, best on a disk that whoever administers the database cannot write. */
final class FileWitness {

    private final Path file;

    FileWitness(Path file) {
        this.file = file;
    }

    /** Appends the notes, a blank line after each; they are on the disk when it returns. */
    void append(List<SignedCheckpoint> checkpoints) throws IOException {
        String notes =
                checkpoints.stream().map(checkpoint -> checkpoint.note() + "\n").collect(Collectors.joining());
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(notes.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}

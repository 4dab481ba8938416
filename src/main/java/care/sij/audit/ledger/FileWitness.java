package care.sij.audit.ledger;

import care.sij.audit.SignedCheckpoint;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps every checkpoint in a file, best on a disk that whoever administers the database cannot write. */
final class FileWitness {

    private static final int END_BYTES = 16 * 1024;

    private final Path file;

    FileWitness(Path file) {
        this.file = file;
    }

    /** The last notes that are in there whole, at most some sixty, the last one last. */
    List<SignedNote> end() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile notes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(END_BYTES, notes.length())];
            notes.seek(notes.length() - end.length);
            notes.readFully(end);
            return notes(new String(end, StandardCharsets.UTF_8));
        }
    }

    /** Of texts and signatures by turns; what stands behind the last blank line is not whole. */
    private static List<SignedNote> notes(String end) {
        List<String> blocks = List.of(end.split("\n\n", -1));
        return IntStream.range(1, blocks.size() - 1)
                .filter(place -> blocks.get(place).startsWith("— "))
                .mapToObj(place -> SignedNote.parse(blocks.get(place - 1) + "\n\n" + blocks.get(place) + "\n"))
                .flatMap(Optional::stream)
                .toList();
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

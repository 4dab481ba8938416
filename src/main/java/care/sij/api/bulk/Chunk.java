package care.sij.api.bulk;

import care.sij.record.Bytes;
import java.util.List;

/**
 * Some lines of a file.
 *
 * @param type of the resources on the lines
 * @param content the lines, compressed by themselves (RFC 1952: members of one file follow one another)
 * @param held the versions that whoever reads the lines is shown
 */
record Chunk(Kind kind, String type, int lines, Bytes content, List<String> held, List<String> patients) {

    /** What of the manifest a file belongs to. */
    enum Kind {
        OUTPUT,
        DELETED,
        ERROR
    }
}

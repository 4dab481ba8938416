package care.sij.exchange.browse;

import care.sij.access.Person;
import java.util.Optional;

/**
 * For whom a course is told.
 *
 * @param own the partner that the person works for: of others it is told neither messages nor people; empty for whom
 *     all is told
 */
record Onlooker(Optional<String> own) {

    /** A condition that leaves what is told of these rows; its parameter, if it has one, is {@link #own}. */
    String among(String rows) {
        return own.isPresent() ? " and " + rows + ".partner = ?" : "";
    }

    /** Who did something. */
    String who(String signature) {
        return own.map(partner -> Person.asToldTo(partner, signature)).orElse(signature);
    }

    /** What somebody wrote about it; nothing where that is not told. */
    String words(String signature, String text) {
        return who(signature).equals(signature) ? text : "";
    }
}

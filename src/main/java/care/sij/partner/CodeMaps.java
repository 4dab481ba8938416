package care.sij.partner;

import care.sij.partner.CodeMap.Direction;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.ConceptMap;

/** The code maps of the partners, every version of them. */
public interface CodeMaps {

    /**
     * A version as it was set.
     *
     * @param by client id of who set it
     * @param comment why, in the words of who set it
     */
    record Told(int version, Instant at, String by, String comment, ConceptMap map) {}

    /**
     * A map to be set.
     *
     * @param replaces the version it takes the place of; 0 for the first one
     * @param by client id of who sets it
     * @param comment why
     */
    record Setting(String partner, Direction direction, int replaces, ConceptMap map, String by, String comment) {}

    /**
     * What is applied now; {@link CodeMap#NONE} when none was set. A new version is applied everywhere within seconds.
     */
    CodeMap now(String partner, Direction direction);

    /** A version that was set, to read again what was read with it. */
    CodeMap of(String partner, Direction direction, int version);

    /** A version, or the newest, as it was set. */
    Optional<Told> told(String partner, Direction direction, OptionalInt version);

    /**
     * What a map would be if it were set.
     *
     * @throws InvalidCodeMap when it cannot be
     */
    CodeMap candidate(ConceptMap map, Direction direction);

    /** The newest version, whichever is applied already; {@link CodeMap#NONE} when none was set. */
    CodeMap newest(String partner, Direction direction);

    /**
     * Sets a map, in place of the one before and for what comes from now on.
     *
     * @param also is done in the same transaction
     * @throws InvalidCodeMap when it cannot be set
     * @throws CodeMapChanged when another version is current than the one it takes the place of
     */
    CodeMap set(Setting setting, Consumer<CodeMap> also);
}

package care.sij.partner;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registrations that somebody is still putting together, as typed so far. Nobody is registered by one. */
public interface PartnerDrafts {

    /** Most characters of all that a draft says. */
    int LARGEST = 256 * 1024;

    /** Most of them that are typed: the others are for what servers say and what comes of trials. */
    int ROOM = LARGEST * 3 / 4;

    /**
     * One of them.
     *
     * @param revision another one after each change
     * @param by who changed it last
     * @param said what was typed, by the field's name
     */
    record Draft(String id, int revision, String by, Instant begun, Instant changed, Map<String, String> said) {

        public Draft {
            said = Map.copyOf(said);
        }

        /** What was typed into the field; empty text when nothing was. */
        public String said(String field) {
            return said.getOrDefault(field, "");
        }
    }

    /** A new one that says nothing yet. */
    Draft begin(String by);

    Optional<Draft> find(String id);

    /** Those that were changed last, at most so many. */
    List<Draft> latest(int most);

    /** Whether one is about the partner that will have this id. */
    boolean isAbout(String partner);

    /** Whether a draft can say this, and what servers say beside it. */
    boolean hasRoomFor(Map<String, String> said);

    /** What it says from now on; empty, and nothing is changed, when another revision is current. */
    Optional<Draft> say(Draft current, Map<String, String> said, String by);

    /** It is not gone on with. */
    void end(String id);
}

package care.sij.partner;

import care.sij.clinical.Coded;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who is registered and was: versions that are added and never changed. A change that is refused changes nothing; one
 * that is made is in force in this process when the call returns, and in others within seconds.
 */
public interface PartnerRegister {

    /** What is to be current before a change. */
    sealed interface Expected {

        /** This version. */
        record Version(int version) implements Expected {}

        /** None: the partner is new. */
        record Nothing() implements Expected {}
    }

    /** Who asks for a change, and why. */
    record Reason(String by, String comment) {

        /** Most characters of a comment that somebody states. */
        public static final int LONGEST = 500;

        /** What somebody states; empty when it says nothing, too much, or has control characters in it. */
        public static Optional<Reason> stated(String by, String text) {
            String comment = text.strip();
            boolean sound = !comment.isEmpty()
                    && comment.length() <= LONGEST
                    && comment.chars().noneMatch(Character::isISOControl);
            return sound ? Optional.of(new Reason(by, comment)) : Optional.empty();
        }
    }

    /** Whether it is done, or only told what would be. */
    enum Run {
        DRY,
        REAL
    }

    /** What became of a registration. */
    enum Outcome implements Coded {
        ADDED("added"),
        CHANGED("changed"),
        UNCHANGED("unchanged"),
        WITHDRAWN("withdrawn");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * One registration's change.
     *
     * @param version the current one after it
     */
    record Change(String partner, int version, Outcome outcome, RegistrationDiff diff, Set<Effect> effects) {}

    /**
     * What became of many registrations.
     *
     * @param state of the register after it
     */
    record Changes(long state, List<Change> changes) {

        public Changes {
            changes = List.copyOf(changes);
        }
    }

    /** Another one after each change of any registration, whoever makes it. */
    long state();

    /** The current version of each partner, withdrawn ones too, ordered by id. */
    List<RegisteredVersion> current();

    Optional<RegisteredVersion> current(String partner);

    /** All versions of a partner, the latest first; what the settings say of it is the last. */
    List<RegisteredVersion> history(String partner);

    /** How two versions of a partner differ; empty when it has no such versions. */
    Optional<RegistrationDiff> diff(String partner, int from, int to);

    /**
     * The partner that would be registered so; nothing is changed.
     *
     * @throws RegisterRefused naming everything that is wrong
     */
    Partner tried(String partner, String yaml);

    /**
     * Registers a partner, or changes its registration.
     *
     * @throws RegisterRefused naming everything that is wrong
     */
    Change put(String partner, String yaml, Expected expected, Reason reason, Run run);

    /**
     * Registers many, all or none; the registrations of others stay.
     *
     * @param yaml a document for each, with its {@code id}
     * @param seen the state of the register that this was decided on; empty for whichever it is
     * @throws RegisterRefused naming everything that is wrong, or when the register has changed meanwhile
     */
    Changes putAll(String yaml, OptionalLong seen, Reason reason, Run run);

    /**
     * Ends a registration; what was told stays told, and what waits for the partner waits.
     *
     * @throws RegisterRefused when there is none, or another version is current
     */
    Change withdraw(String partner, Expected expected, Reason reason, Run run);

    /**
     * A partner's registration with what is proposed for its delivery, as a YAML document that can be put; empty when
     * it has none.
     *
     * @param base the FHIR base of the server that was asked
     */
    Optional<String> proposed(String partner, URI base, Proposal proposal);

    /** The registrations in force as YAML documents, which can be put as they are. */
    String export();
}

package care.sij.access;

import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of people: versions that are added and never changed. A change is in force in this process when the call
 * returns, in others within seconds; whoever was signed in with an older version is so no more.
 */
public interface PeopleRegister {

    /** Whether a person may sign in. */
    enum State {
        ACTIVE,
        CLOSED
    }

    /** Who made a version, when and why. */
    record Authorship(Instant at, String by, String comment) {}

    /**
     * A version of an account.
     *
     * @param version 0 for what the settings say
     * @param change empty for what the settings say
     */
    record Account(Person person, int version, State state, Optional<Authorship> change) {}

    /**
     * What a person proves itself by. It is told once and kept nowhere in clear.
     *
     * @param otpauth the secret of the one-time codes as authenticator apps take it
     */
    record Secrets(String password, String otpauth) {

        @Override
        public String toString() {
            return "Secrets[]";
        }
    }

    /** What became of an account, and its new secrets when it got some. */
    record Changed(Account account, Optional<Secrets> secrets) {}

    /** The current version of each account, closed ones too, ordered by login. */
    List<Account> current();

    /** All versions of an account, the latest first. */
    List<Account> history(String login);

    /**
     * Opens an account, or changes it; a new one, and one that was closed, gets new secrets.
     *
     * @throws PeopleRefused when another version is current, or the person cannot work for its partner
     */
    Changed put(Person person, Expected expected, Reason reason);

    /**
     * Gives an account new secrets; the old ones end.
     *
     * @throws PeopleRefused when there is no such account, or another version is current
     */
    Changed renew(String login, Expected expected, Reason reason);

    /**
     * Ends an account.
     *
     * @throws PeopleRefused when there is none, another version is current, or it is the asker's own
     */
    Changed close(String login, Expected expected, Reason reason);
}

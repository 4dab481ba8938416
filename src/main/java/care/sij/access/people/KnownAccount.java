package care.sij.access.people;

import care.sij.access.PeopleRegister.Account;
import care.sij.access.PeopleRegister.State;
import care.sij.access.people.KnownPeople.Known;
import care.sij.record.Bytes;
import java.nio.ByteBuffer;

/** A version of an account with what it is proved by. */
record KnownAccount(Account account, Proof proof) {

    boolean active() {
        return account.state() == State.ACTIVE;
    }

    Known known() {
        return new Known(account.person(), account.version() > 0 ? account.version() : ofSettings());
    }

    /**
     * Entries of the settings have no versions: a number that follows from all that the entry says, secrets included,
     * and is none that a version has.
     */
    private int ofSettings() {
        String all =
                account.person() + "\n" + proof.password() + "\n" + proof.totp().hex();
        int number = ByteBuffer.wrap(Bytes.utf8(all).sha256().toArray()).getInt();
        return number | Integer.MIN_VALUE;
    }
}

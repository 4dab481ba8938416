package care.sij.access.people;

import care.sij.access.PeopleRegister.Account;
import care.sij.access.PeopleRegister.State;

/** A version of an account with what it is proved by. */
record KnownAccount(Account account, Proof proof) {

    boolean active() {
        return account.state() == State.ACTIVE;
    }
}

package care.sij.access.people;

import care.sij.record.Bytes;

/**
 * What an account is proved by.
 *
 * @param password Argon2id hash
 * @param totp secret of the one-time codes
 */
record Proof(String password, Bytes totp) {

    @Override
    public String toString() {
        return "Proof[]";
    }
}

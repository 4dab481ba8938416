package care.sij.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void areArgon2idHashesWithTheirParametersThatOnlyTheirPasswordMatches() {
        String hash = Passwords.hash("a password");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("a password"));
        assertThat(Passwords.isHash(hash)).isTrue();
        assertThat(Passwords.matches("a password", hash)).isTrue();
        assertThat(Passwords.matches("another", hash)).isFalse();
        assertThat(Passwords.matches("", hash)).isFalse();
    }

    @Test
    void ofNobodyAreWorkedOnAndMatchNothing() {
        assertThat(Passwords.isHash(Passwords.NOBODYS)).isTrue();
        assertThat(Passwords.matches("", Passwords.NOBODYS)).isFalse();
    }

    @Test
    void areNoHashesInClear() {
        assertThat(Passwords.isHash("a password")).isFalse();
        assertThat(Passwords.isHash("$argon2i$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"))
                .isFalse();
        assertThat(Passwords.isHash("{noop}a password")).isFalse();
    }
}

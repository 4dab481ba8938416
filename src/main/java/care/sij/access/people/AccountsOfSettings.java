package care.sij.access.people;

import care.sij.access.PeopleRegister.Account;
import care.sij.access.PeopleRegister.State;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.clinical.Coded;
import care.sij.record.Bytes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The accounts that the settings name, each as version 0; one that cannot work stops the start. */
@Component
class AccountsOfSettings {

    private static final int SHORTEST_TOTP_BYTES = 16;

    private final Map<String, KnownAccount> byLogin = new TreeMap<>();

    AccountsOfSettings(PeopleSettings settings) {
        settings.people().forEach((login, entry) -> byLogin.put(login, read(login, entry)));
    }

    Collection<KnownAccount> all() {
        return byLogin.values();
    }

    Optional<KnownAccount> of(String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    private static KnownAccount read(String login, PeopleSettings.Entry entry) {
        String setting = "sij.people." + login;
        PersonRole role = Coded.find(PersonRole.values(), entry.role())
                .orElseThrow(() -> new IllegalArgumentException(
                        setting + ".role is coordinator, clinician, integration-admin or auditor"));
        if (!Passwords.isHash(entry.password())) {
            throw new IllegalArgumentException(
                    setting + ".password is an Argon2id hash as the command `account` prints it");
        }
        byte[] totp = totp(setting, entry.totp());
        Person person = Person.ofAccount(login, entry.name(), role, entry.partner(), entry.practitioner());
        return new KnownAccount(
                new Account(person, 0, State.ACTIVE, Optional.empty()), new Proof(entry.password(), Bytes.of(totp)));
    }

    private static byte[] totp(String setting, String text) {
        try {
            byte[] secret = Base32.decode(text);
            if (secret.length >= SHORTEST_TOTP_BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // said below: the text itself must not appear in a message
        }
        throw new IllegalArgumentException(setting + ".totp is at least 16 bytes in Base32");
    }
}

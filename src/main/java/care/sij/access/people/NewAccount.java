package care.sij.access.people;

import care.sij.access.PeopleRegister.Secrets;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.clinical.Coded;
import java.util.List;
import java.util.Optional;

/** A new account as settings, with the secrets that its person is told. */
public final class NewAccount {

    private final Person person;
    private final FreshSecrets fresh = FreshSecrets.make();

    private NewAccount(Person person) {
        this.person = person;
    }

    /**
     * A new account with new secrets.
     *
     * @throws IllegalArgumentException when no account can be so
     */
    public static NewAccount of(String login, String role, String partner, String name) {
        PersonRole known = Coded.find(PersonRole.values(), role)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the role is coordinator, clinician, integration-admin or auditor"));
        return new NewAccount(Person.ofAccount(login, name, known, partner, Optional.empty()));
    }

    /** YAML for the settings, and as comments what only the person keeps. */
    public List<String> lines() {
        Secrets secrets = fresh.secrets(person.login());
        Proof proof = fresh.proof();
        return List.of(
                "# For the person alone, not for the settings:",
                "#   password " + secrets.password(),
                "#   " + secrets.otpauth(),
                "sij:",
                "  people:",
                "    " + person.login() + ":",
                "      name: " + quoted(person.name()),
                "      role: " + person.role().code(),
                "      partner: " + quoted(person.partner()),
                "      password: " + quoted(proof.password()),
                "      totp: " + Base32.encode(proof.totp().toArray()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

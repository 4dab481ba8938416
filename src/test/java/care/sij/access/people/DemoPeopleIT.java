package care.sij.access.people;

import static care.sij.support.PersonAtApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.PersonAtApp;
import care.sij.support.PersonAtApp.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo's people sign in with what the README publishes. */
class DemoPeopleIT {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\| `([a-z-]+)` \\| `([A-Z2-7]+)` \\|$");

    @Test
    void signInAsPublished() throws IOException {
        List<Account> accounts = ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> new Account(row.group(1), row.group(2), "otpauth://x?secret=" + row.group(3), 0))
                .toList();
        assertThat(accounts).extracting(Account::login).containsExactly("coordinator", "clinician", "admin", "auditor");

        for (Account account : accounts) {
            PersonAtApp person = new PersonAtApp();
            assertThat(json(person.exchange(person.code(account), Map.of()))
                            .path("access_token")
                            .asString(""))
                    .as(account.login())
                    .isNotEmpty();
        }
    }
}

package care.sij.access.people;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.AccountCommand;
import care.sij.access.PersonRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;

class AccountCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsSettingsThatLetItsPersonIn() {
        assertThat(run("ada", "integration-admin", "clinic", "Ada O'Example")).isZero();

        String printed = out.toString(StandardCharsets.UTF_8);
        KnownAccount account =
                new AccountsOfSettings(settings(printed)).of("ada").orElseThrow();
        assertThat(account.account().person().name()).isEqualTo("Ada O'Example");
        assertThat(account.account().person().role()).isEqualTo(PersonRole.INTEGRATION_ADMIN);
        String password = printed.replaceFirst("(?s).*#   password ([A-Z2-7]+)\n.*", "$1");
        assertThat(Passwords.matches(password, account.proof().password())).isTrue();
        assertThat(printed)
                .contains("secret=" + Base32.encode(account.proof().totp().toArray()));
    }

    @Test
    void saysWhatNoAccountCanHave() {
        assertThat(run("ada")).isEqualTo(1);
        assertThat(run("Ada", "clinician", "clinic", "Ada")).isEqualTo(1);
        assertThat(run("ada", "root", "clinic", "Ada")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage", "a login has", "the role is");
    }

    private int run(String... arguments) {
        return new AccountCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private static PeopleSettings settings(String yaml) {
        YamlPropertiesFactoryBean reader = new YamlPropertiesFactoryBean();
        reader.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        Properties read = Optional.ofNullable(reader.getObject()).orElseThrow();
        return new Binder(new MapConfigurationPropertySource(Map.copyOf(read)))
                .bind("sij", PeopleSettings.class)
                .get();
    }
}

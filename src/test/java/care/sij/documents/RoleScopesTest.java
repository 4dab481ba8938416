package care.sij.documents;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.PersonRole;
import care.sij.access.SmartScope;
import care.sij.access.SmartScopes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/api/access.md} tells what each role of people may be granted. */
class RoleScopesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| `(user/[^`]+)` \\|");

    @Test
    void areDocumented() throws IOException {
        String document = Files.readString(Path.of("docs/api/access.md"));

        assertThat(ROW.matcher(document)
                        .results()
                        .collect(Collectors.toMap(row -> row.group(1), row -> SmartScopes.parse(row.group(2)))))
                .isEqualTo(Arrays.stream(PersonRole.values())
                        .collect(Collectors.toMap(PersonRole::code, PersonRole::scopes)));
    }

    @Test
    void areOfPeopleAlone() {
        for (PersonRole role : PersonRole.values()) {
            assertThat(role.scopes().scopes())
                    .isNotEmpty()
                    .allMatch(scope -> scope.context() == SmartScope.Context.USER);
        }
    }
}

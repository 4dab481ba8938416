package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.PersonRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;

/** Which sections the menu has. */
class MenuTest {

    @Test
    void hasTheSimulatorInTheDemonstrationOnly() {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");

        assertThat(new Menu(demo).of(PersonRole.INTEGRATION_ADMIN)).contains(Section.SIMULATOR);
        assertThat(new Menu(new MockEnvironment()).of(PersonRole.INTEGRATION_ADMIN))
                .contains(Section.PARTNERS)
                .doesNotContain(Section.SIMULATOR);
    }

    @ParameterizedTest
    @EnumSource(PersonRole.class)
    void leavesEverythingElseAsItIs(PersonRole role) {
        assertThat(new Menu(new MockEnvironment()).of(role))
                .isEqualTo(Section.openTo(role).stream()
                        .filter(section -> section != Section.SIMULATOR)
                        .toList());
    }
}

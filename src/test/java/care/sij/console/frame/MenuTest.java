package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.PersonRole;
import care.sij.partner.PartnerRole;
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

        assertThat(new Menu(demo).of(PersonRole.INTEGRATION_ADMIN, PartnerRole.CLINIC))
                .contains(Section.SIMULATOR);
        assertThat(new Menu(new MockEnvironment()).of(PersonRole.INTEGRATION_ADMIN, PartnerRole.CLINIC))
                .contains(Section.PARTNERS)
                .doesNotContain(Section.SIMULATOR);
    }

    @ParameterizedTest
    @EnumSource(value = PartnerRole.class, mode = EnumSource.Mode.EXCLUDE, names = "CLINIC")
    void leadsClinicITOfOthersToWhatIsTheirs(PartnerRole partner) {
        MockEnvironment demo = new MockEnvironment();
        demo.setActiveProfiles("demo");

        assertThat(new Menu(demo).of(PersonRole.INTEGRATION_ADMIN, partner))
                .containsExactly(Section.MESSAGES, Section.CODES);
    }

    @ParameterizedTest
    @EnumSource(PersonRole.class)
    void leavesEverythingElseAsItIs(PersonRole role) {
        assertThat(new Menu(new MockEnvironment()).of(role, PartnerRole.CLINIC))
                .isEqualTo(Section.openTo(role, PartnerRole.CLINIC).stream()
                        .filter(section -> section != Section.SIMULATOR)
                        .toList());
    }
}

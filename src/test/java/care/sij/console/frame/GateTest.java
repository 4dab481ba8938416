package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.access.AccessRefused;
import care.sij.access.Caller;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.Refusal;
import care.sij.access.token.TestClient;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** Pages are open to the roles that they name, and to nobody where they name none. */
class GateTest {

    @OpenTo({PersonRole.AUDITOR, PersonRole.CLINICIAN})
    static final class Told {

        public void page() {}
    }

    @OpenTo(value = PersonRole.AUDITOR, at = PartnerRole.AUDITOR)
    static final class Elsewhere {

        public void page() {}
    }

    static final class Forgotten {

        public void page() {}
    }

    @ParameterizedTest
    @EnumSource(PersonRole.class)
    void letsThoseInToWhomAPageIsOpen(PersonRole role) throws Exception {
        HandlerMethod page = new HandlerMethod(new Told(), "page");

        if (role == PersonRole.AUDITOR || role == PersonRole.CLINICIAN) {
            assertThat(passes(role, page)).isTrue();
        } else {
            assertThatExceptionOfType(AccessRefused.class)
                    .isThrownBy(() -> passes(role, page))
                    .matches(refused -> refused.refusal() == Refusal.ROLE_MISSING);
        }
    }

    @ParameterizedTest
    @EnumSource(PersonRole.class)
    void letsNobodyToAPageThatDoesNotSayToWhom(PersonRole role) throws Exception {
        HandlerMethod page = new HandlerMethod(new Forgotten(), "page");

        assertThatExceptionOfType(AccessRefused.class).isThrownBy(() -> passes(role, page));
    }

    @Test
    void letsNobodyInOfAnotherPartnerThanThoseItNames() throws Exception {
        HandlerMethod page = new HandlerMethod(new Elsewhere(), "page");

        assertThat(partner().role()).isNotEqualTo(PartnerRole.AUDITOR);
        assertThatExceptionOfType(AccessRefused.class).isThrownBy(() -> passes(PersonRole.AUDITOR, page));
    }

    @Test
    void letsNobodyInWhoIsNoPerson() throws Exception {
        Gate gate = new Gate(() -> new Caller(partner(), PersonRole.AUDITOR.scopes()));

        assertThatExceptionOfType(AccessRefused.class)
                .isThrownBy(() -> gate.preHandle(
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse(),
                        new HandlerMethod(new Told(), "page")));
    }

    private static boolean passes(PersonRole role, HandlerMethod page) {
        Person person = Person.ofAccount("ada", "Ada Example", role, "clinic", Optional.empty());
        Gate gate = new Gate(() -> new Caller(partner(), role.scopes(), Optional.of(person), Optional.empty()));
        return gate.preHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), page);
    }

    private static Partner partner() {
        return TestClient.withEc("clinic").registered();
    }
}

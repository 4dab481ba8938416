package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Registered;
import care.sij.support.WholeService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one process makes of the registrations in the database. */
class CurrentPartnersIT {

    @Test
    void leavesOutWhatItCannotReadAndReadsTheRest() {
        Registered broken = Registered.as("hospital", "broken-hospital", "");
        Registered whole = Registered.as("hospital", "whole-hospital", "");

        Partners partners = partners((partner, beside) -> {
            if (partner.id().equals("broken-hospital")) {
                throw new IllegalStateException("cannot be checked here");
            }
            return List.of();
        });

        assertThat(partners.byId("broken-hospital")).isEmpty();
        assertThat(partners.byId("whole-hospital")).isPresent();
        broken.withdraw();
        whole.withdraw();
    }

    @Test
    void knowsWhomOnlyOthersCanWorkForAndWhoWasWithdrawn() {
        Registered elsewhere = Registered.as("hospital", "elsewhere-hospital", "");
        Registered gone = Registered.as("hospital", "gone-hospital", "");
        gone.withdraw();

        Partners partners = partners((partner, beside) ->
                partner.id().equals("elsewhere-hospital") ? List.of("an SSL bundle is missing") : List.of());

        assertThat(partners.byId("elsewhere-hospital")).isEmpty();
        assertThat(ids(partners.all())).doesNotContain("elsewhere-hospital", "gone-hospital");
        assertThat(ids(partners.registered())).contains("elsewhere-hospital").doesNotContain("gone-hospital");
        assertThat(ids(partners.withdrawn())).contains("gone-hospital").doesNotContain("elsewhere-hospital");
        elsewhere.withdraw();
    }

    /** Another process on the same database. */
    private static Partners partners(RegistrationCheck check) {
        return new CurrentPartners(
                WholeService.bean(PartnerSettings.class),
                WholeService.bean(RegistrationLog.class),
                new ProposedRegistrations(List.of(check)),
                event -> {});
    }

    private static List<String> ids(List<Partner> partners) {
        return partners.stream().map(Partner::id).toList();
    }
}

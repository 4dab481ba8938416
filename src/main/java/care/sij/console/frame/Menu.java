package care.sij.console.frame;

import care.sij.access.PersonRole;
import care.sij.partner.PartnerRole;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The sections that somebody finds in this service: the simulator is in the demonstration only. */
@Component
class Menu {

    private final Environment environment;

    Menu(Environment environment) {
        this.environment = environment;
    }

    List<Section> of(PersonRole role, PartnerRole partner) {
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        return Section.openTo(role, partner).stream()
                .filter(section -> demo || section != Section.SIMULATOR)
                .toList();
    }
}

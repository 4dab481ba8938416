package care.sij.partner;

import java.util.Collection;
import java.util.List;

/** What another module demands of a registration, as far as it can be told before it is used. */
public interface RegistrationCheck {

    /**
     * What cannot work, each with the setting's name and what it must be; none when all is well.
     *
     * @param others all other partners
     */
    List<String> problems(Partner partner, Collection<Partner> others);
}

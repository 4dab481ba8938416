package care.sij;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void everyModuleUsesOnlyWhatItMay() {
        ApplicationModules.of(SijPathwaysApplication.class).verify();
    }
}

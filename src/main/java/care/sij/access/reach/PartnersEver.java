package care.sij.access.reach;

import care.sij.partner.Partners;
import care.sij.partner.PartnersChanged;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps by which names and client ids anybody was ever registered, from before the first request: a Consent that denies
 * one who has left, or has another name now, is about that one still, and not about everybody.
 */
@Component
class PartnersEver implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(PartnersEver.class);

    private final JdbcClient jdbc;
    private final Partners partners;

    PartnersEver(JdbcClient jdbc, Partners partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    @Override
    public void afterSingletonsInstantiated() {
        keep();
    }

    /** What could not be kept, while others hear of the change as well, is kept within a minute. */
    @EventListener(PartnersChanged.class)
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void follow() {
        try {
            keep();
        } catch (DataAccessException fault) {
            LOG.warn(
                    "the names of partners could not be kept: {}",
                    fault.getClass().getSimpleName());
        }
    }

    /** In one order, so that two processes that begin at once do not wait for each other. */
    private void keep() {
        List<Named> names = partners.ever().stream()
                .flatMap(partner -> KnownAs.of(partner).map(name -> new Named(partner.id(), name)))
                .distinct()
                .sorted(Comparator.comparing(Named::partner).thenComparing(Named::name))
                .toList();
        jdbc.sql("insert into partner_known_as (partner, named) select * from unnest(?::text[], ?::text[])"
                        + " on conflict do nothing")
                .param(names.stream().map(Named::partner).toArray(String[]::new))
                .param(names.stream().map(Named::name).toArray(String[]::new))
                .update();
    }

    private record Named(String partner, String name) {}
}

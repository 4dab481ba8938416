package care.sij.access.reach;

import care.sij.partner.Partners;
import care.sij.partner.PartnersChanged;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps by which names and client ids anybody was ever registered, from before the first request: a Consent that denies
 * one who has left, or has another name now, is about that one still, and not about everybody.
 */
@Component
class PartnersEver implements SmartInitializingSingleton {

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

    /** In one order, so that two processes that begin at once do not wait for each other. */
    @EventListener(PartnersChanged.class)
    void keep() {
        jdbc.sql("insert into partner_known_as (named) select unnest(?::text[]) on conflict do nothing")
                .param(partners.ever().stream()
                        .flatMap(KnownAs::of)
                        .distinct()
                        .sorted()
                        .toArray(String[]::new))
                .update();
    }
}

package care.sij.exchange.facts;

import care.sij.exchange.facts.Contents.Part;
import care.sij.partner.Partner;
import care.sij.partner.ServiceAddress;
import care.sij.record.ResourceKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which resource each partner means by a URL of its own server; nobody else means anything by it. */
@Component
class PartnerUrls {

    private final JdbcClient jdbc;
    private final Set<String> ourBases;

    PartnerUrls(JdbcClient jdbc, ServiceAddress address) {
        this.jdbc = jdbc;
        this.ourBases = Set.of(ReferenceTargets.OUR_BASE, address.fhir());
    }

    /** Where the part lies at its teller's server; empty when that is not told, or is here. */
    Optional<RestfulUrl> of(Part part) {
        return RestfulUrl.of(part).filter(this::isTheirs);
    }

    /** What the partner means by these, as far as it is known. */
    Map<RestfulUrl, ResourceKey> find(Partner partner, Collection<RestfulUrl> urls) {
        Map<String, RestfulUrl> asked = new HashMap<>();
        urls.stream().filter(this::isTheirs).forEach(url -> asked.put(url.text(), url));
        if (asked.isEmpty()) {
            return Map.of();
        }
        Map<RestfulUrl, ResourceKey> found = new HashMap<>();
        jdbc.sql("select url, type, id from partner_url where partner = ? and url = any(?)")
                .params(partner.id(), asked.keySet().toArray(String[]::new))
                .query(row -> {
                    ResourceKey key = new ResourceKey(row.getString(2), row.getString(3));
                    Optional.ofNullable(asked.get(row.getString(1))).ifPresent(url -> found.put(url, key));
                });
        return found;
    }

    /**
     * Lets the partner mean these resources from now on; what is bound stays bound.
     *
     * @return what each is bound to
     */
    Map<RestfulUrl, ResourceKey> bind(Partner partner, Map<RestfulUrl, ResourceKey> urls) {
        List<Map.Entry<RestfulUrl, ResourceKey>> ordered = List.copyOf(urls.entrySet());
        int bound = ordered.isEmpty()
                ? 0
                : jdbc.sql("""
                    insert into partner_url (partner, url, type, id)
                    select ?, url, type, id from unnest(?::text[], ?::text[], ?::text[]) as bound (url, type, id)
                    order by url
                    on conflict do nothing""")
                        .param(partner.id())
                        .param(column(ordered, row -> row.getKey().text()))
                        .param(column(ordered, row -> row.getValue().type()))
                        .param(column(ordered, row -> row.getValue().id()))
                        .update();
        return bound == ordered.size() ? urls : find(partner, urls.keySet());
    }

    private static String[] column(
            List<Map.Entry<RestfulUrl, ResourceKey>> rows, Function<Map.Entry<RestfulUrl, ResourceKey>, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private boolean isTheirs(RestfulUrl url) {
        return !ourBases.contains(url.base());
    }
}

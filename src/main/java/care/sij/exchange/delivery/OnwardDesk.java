package care.sij.exchange.delivery;

import care.sij.exchange.Deliveries.Item;
import care.sij.exchange.Onward;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds in the outbox, by the ids that they must have, the messages that tell of another. */
@Component
class OnwardDesk implements Onward {

    private final JdbcClient jdbc;
    private final Partners partners;

    OnwardDesk(JdbcClient jdbc, Partners partners) {
        this.jdbc = jdbc;
        this.partners = partners;
    }

    @Override
    public List<Item> of(String teller, String messageId) {
        List<String> told = Stream.concat(partners.registered().stream(), partners.withdrawn().stream())
                .map(Partner::id)
                .distinct()
                .toList();
        String[] ids = told.stream()
                .map(partner -> Outbox.messageId(partner, teller, messageId))
                .toArray(String[]::new);
        return jdbc
                .sql(OutboxDesk.ITEM + """
                where (o.partner, o.message_id) in (select * from unnest(?::text[], ?::text[])) order by o.partner""")
                .params(told.toArray(String[]::new), ids)
                .query(OutboxDesk::row)
                .list()
                .stream()
                .map(OutboxDesk.Row::item)
                .toList();
    }
}

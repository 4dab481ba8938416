package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.sij.access.token.TestClient;
import care.sij.exchange.Deliveries.Item;
import care.sij.exchange.Deliveries.State;
import care.sij.partner.Partner;
import care.sij.support.PartnerList;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom a message was told on to. */
class OnwardDeskIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final TestRecord record = TestRecord.with(new TestClock(START));
    private final JdbcClient jdbc = JdbcClient.create(record.app());

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void findsWhatTellsOthersOfThatMessageAndNothingElse() {
        message("hospital", "clinic", "m-1", "delivered");
        message("payer", "clinic", "m-1", "waiting");
        message("hospital", "clinic", "m-2", "waiting");
        message("hospital", "other", "m-1", "dead");
        OnwardDesk desk =
                new OnwardDesk(jdbc, new PartnerList(List.of(partner("hospital")), List.of(partner("payer"))));

        assertThat(desk.of("clinic", "m-1"))
                .extracting(Item::partner, Item::state)
                .containsExactly(tuple("hospital", State.DELIVERED), tuple("payer", State.WAITING));
        assertThat(desk.of("clinic", "m-3")).isEmpty();
        assertThat(new OnwardDesk(jdbc, PartnerList.of()).of("clinic", "m-1")).isEmpty();
    }

    private static Partner partner(String id) {
        return TestClient.withEc(id).registered();
    }

    private void message(String partner, String teller, String telling, String state) {
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since)
                values (?, 't', 'e', 'p', 'Task/t', '{}', 1, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        partner,
                        START.atOffset(ZoneOffset.UTC),
                        teller,
                        telling,
                        Outbox.messageId(partner, teller, telling),
                        state,
                        START.atOffset(ZoneOffset.UTC),
                        START.atOffset(ZoneOffset.UTC))
                .update();
    }
}

package care.sij.exchange.outbound;

import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Access tokens for partners' endpoints, kept until shortly before they end; many who need one at once ask once. */
@Component
public class OutboundTokens {

    private final TokenRequests requests;
    private final Clock clock;
    private final Map<String, TokenSlot> slots = new ConcurrentHashMap<>();

    OutboundTokens(TokenRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * The value of an {@code Authorization} header for the partner's endpoint.
     *
     * @throws TokenUnobtainable when its token endpoint gives none
     */
    public String authorization(Partner partner, BackendAccess access) {
        return slot(partner).authorization(partner, access);
    }

    /** The endpoint did not accept (401) what it was given last: the next one is new. */
    public void forget(Partner partner) {
        slot(partner).forget();
    }

    /** The same, unless what was not accepted has been replaced meanwhile. */
    public void forget(Partner partner, String authorization) {
        slot(partner).forget(authorization);
    }

    private TokenSlot slot(Partner partner) {
        return slots.computeIfAbsent(partner.id(), id -> new TokenSlot(requests, clock));
    }
}

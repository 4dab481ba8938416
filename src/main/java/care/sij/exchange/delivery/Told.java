package care.sij.exchange.delivery;

import care.sij.partner.Partner;
import care.sij.record.ResourceKey;
import java.util.List;

/**
 * An accepted message, as others may be told of it.
 *
 * @param tellingId its id, unique for the teller
 * @param event the code of its event
 * @param patient id of the Patient it is about
 * @param thread what it keeps its order with: the referral's number, or the Patient where no referral is told of
 * @param focus the referral's Task, or the Patient
 * @param resources everything it told
 */
public record Told(
        Partner teller,
        String tellingId,
        String event,
        String patient,
        String thread,
        ResourceKey focus,
        List<ResourceKey> resources) {

    public Told {
        resources = List.copyOf(resources);
    }
}

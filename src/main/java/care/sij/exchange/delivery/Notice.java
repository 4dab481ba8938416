package care.sij.exchange.delivery;

import care.sij.record.ResourceKey;
import java.time.Instant;
import java.util.List;

/**
 * Something to be sent for a subscription.
 *
 * @param id its own, the same each time it is sent
 * @param partner whose subscription it is
 * @param kind what is told, as audit rows name it
 * @param patient id of the Patient it is about; empty when it is about none
 * @param told what it tells of
 * @param commit number of the commit it follows from; 0 for none
 */
public record Notice(
        String id,
        String partner,
        ResourceKey subscription,
        String kind,
        String patient,
        List<ResourceKey> told,
        long commit,
        Instant instant) {

    /** So many a partner may have: each has a thread that sends, however many of the others hang. */
    public static final int MOST_SUBSCRIPTIONS = 32;

    static final String THREAD = "Subscription/";

    /** Whether what is sent on this thread are notices. */
    public static boolean isOn(String thread) {
        return thread.startsWith(THREAD);
    }

    /** Whose thread it is. */
    static ResourceKey subscription(String thread) {
        return new ResourceKey("Subscription", thread.substring(THREAD.length()));
    }

    public Notice {
        told = List.copyOf(told);
    }
}

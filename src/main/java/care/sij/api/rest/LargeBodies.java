package care.sij.api.rest;

import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Room in memory for the bodies that are worked on at once, counted in their bytes: read, parsed, copied and encoded, a
 * body takes many times its size. Small ones always have room.
 */
@Component
class LargeBodies {

    /** Measured: a byte of JSON becomes five as a resource, and some fifteen while it is parsed; twice that is safe. */
    private static final int HEAP_PER_BYTE = 32;

    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = 1024 * KILOBYTE;
    private static final int SMALL = 64 * KILOBYTE;

    /** What the service itself keeps, definitions of FHIR most of all. */
    private static final long OWN_HEAP = 400L * MEGABYTE;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int room;
    private final Semaphore kilobytes;

    @Autowired
    LargeBodies() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** @param heap the most memory in bytes that the process may use */
    LargeBodies(long heap) {
        room = (int) Math.min(Integer.MAX_VALUE, Math.max(MEGABYTE, (heap - OWN_HEAP) / HEAP_PER_BYTE));
        kilobytes = new Semaphore(room / KILOBYTE, true);
    }

    /**
     * Works as soon as there is room for the request's body; one that does not say how large it is takes as much as is
     * allowed.
     *
     * @param work is given the limits, which are lower where the whole room is less
     * @throws RequestRefused when there was none in time
     */
    <T> T withRoom(HttpServletRequest request, ParseLimits most, Function<ParseLimits, T> work) {
        ParseLimits limits = new ParseLimits(Math.min(most.bytes(), room), most.depth(), most.entries());
        long length = request.getContentLengthLong();
        if (length >= 0 && length <= SMALL) {
            return work.apply(limits);
        }
        int taken = (int) (length < 0 ? limits.bytes() : Math.min(length, limits.bytes())) / KILOBYTE;
        takeRoom(taken);
        try {
            return work.apply(limits);
        } finally {
            kilobytes.release(taken);
        }
    }

    private void takeRoom(int taken) {
        try {
            if (kilobytes.tryAcquire(taken, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new RequestRefused(
                Refusal.NOT_NOW,
                "Other large bodies are being worked on and leave no room for this one. Nothing was changed. Send it again later, or"
                        + " send smaller bodies with a Content-Length.");
    }
}

package care.sij.api.rest;

import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * One body at a time that is larger than a message may be, or does not say how large it is: read into memory, checked
 * and parsed, each takes many times its size.
 */
@Component
class LargeBodies {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore place = new Semaphore(1, true);

    /**
     * Works as soon as there is room for the request's body.
     *
     * @throws RequestRefused when there was none in time
     */
    <T> T withRoom(HttpServletRequest request, Supplier<T> work) {
        long length = request.getContentLengthLong();
        if (length >= 0 && length <= ParseLimits.MESSAGE.bytes()) {
            return work.get();
        }
        takePlace();
        try {
            return work.get();
        } finally {
            place.release();
        }
    }

    private void takePlace() {
        try {
            if (place.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new RequestRefused(
                Refusal.NOT_NOW,
                "Another large bundle is being worked on. Nothing was changed. Send it again later, or send smaller bundles with a"
                        + " Content-Length.");
    }
}

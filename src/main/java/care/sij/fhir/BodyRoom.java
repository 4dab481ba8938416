package care.sij.fhir;

import care.sij.record.Bytes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room in memory for all bodies that are worked on at once, whatever they are, counted in their weight: read, parsed,
 * copied and encoded, a body takes many times its size. Small ones always have room.
 */
public final class BodyRoom {

    private static final int KILOBYTE = 1024;
    private static final int MEGABYTE = 1024 * KILOBYTE;

    /** Bytes of a body that needs no room. */
    static final int SMALL = 64 * KILOBYTE;

    /** Measured: a byte of JSON becomes five as a resource, and some fifteen while it is parsed; twice that is safe. */
    private static final int HEAP_PER_BYTE = 32;

    /** What the service itself keeps, definitions of FHIR most of all. */
    private static final long OWN_HEAP = 400L * MEGABYTE;

    /**
     * The same with little reserve: a body is turned away for good only if the whole memory could not hold it.
     * Measured: some seventeen for each byte of a message that is taken, beside 160 MB.
     */
    private static final int LEAST_HEAP_PER_BYTE = 24;

    private static final long LEAST_OWN_HEAP = 180L * MEGABYTE;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** There was no room in time. The same body may be sent again. */
    public static final class Full extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Full() {
            super("no room for the body", null, false, false);
        }
    }

    /** The place of one body, given up when the work on it is done. */
    public final class Place implements AutoCloseable {

        private int taken;

        private Place() {}

        /**
         * Waits until there is room for this body, by its weight. What was taken for it before is given up first, so
         * that two bodies never wait for each other.
         *
         * @throws Full when there was none in time, or this process is stopping
         */
        public void take(Bytes body) {
            if (body.length() > SMALL) {
                take(BodyWeight.of(body.toArray()));
            }
        }

        /**
         * Waits until there is room for a body of so many bytes; one that is larger than all the room has it alone.
         *
         * @throws Full when there was none in time, or this process is stopping
         */
        public void take(long bytes) {
            if (bytes > SMALL) {
                int wanted = (int) Math.min(room, (bytes + KILOBYTE - 1) / KILOBYTE);
                if (wanted > taken) {
                    close();
                    await(wanted);
                    taken = wanted;
                }
            }
        }

        @Override
        public void close() {
            kilobytes.release(taken);
            taken = 0;
        }
    }

    private final int room;
    private final int largest;
    private final long heaviest;
    private final long patience;
    private final Semaphore kilobytes;

    /** Room within the memory that this process may use. */
    BodyRoom() {
        this(Runtime.getRuntime().maxMemory(), PATIENCE);
    }

    /** @param heap the most memory in bytes that the process may use */
    public BodyRoom(long heap, Duration patience) {
        room = (int) Math.min(Integer.MAX_VALUE, Math.max(MEGABYTE, (heap - OWN_HEAP) / HEAP_PER_BYTE) / KILOBYTE);
        heaviest = Math.max((long) room * KILOBYTE, (heap - LEAST_OWN_HEAP) / LEAST_HEAP_PER_BYTE);
        long alone = Math.min(ParseLimits.MESSAGE.bytes(), heaviest);
        largest = (int) Math.max(Math.min(Integer.MAX_VALUE, (long) room * KILOBYTE), alone);
        this.patience = patience.toMillis();
        kilobytes = new Semaphore(room, true);
    }

    /** A place that takes no room yet. */
    public Place place() {
        return new Place();
    }

    /** These limits, or lower ones where the whole memory could not hold so large a body. */
    public ParseLimits within(ParseLimits most) {
        return new ParseLimits(
                Math.min(most.bytes(), largest), Math.min(most.weight(), heaviest), most.depth(), most.entries());
    }

    private void await(int wanted) {
        try {
            if (kilobytes.tryAcquire(wanted, patience, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Full();
    }
}

package care.sij.exchange.message;

/** There is no room for this message now; sent again a little later, it finds some. */
final class Crowded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Waits for a lock or a place; tells whether it was got in time. */
    interface Wait {
        boolean succeeds() throws InterruptedException;
    }

    Crowded() {
        super("crowded", null, false, false);
    }

    /**
     * Waits.
     *
     * @throws Crowded when it was in vain, or this process is stopping
     */
    static void unless(Wait wait) {
        try {
            if (!wait.succeeds()) {
                throw new Crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Crowded();
        }
    }
}

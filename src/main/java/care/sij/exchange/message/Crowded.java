package care.sij.exchange.message;

/** There is no room for this message now; sent again a little later, it finds some. */
final class Crowded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Crowded() {
        super("crowded", null, false, false);
    }
}

package care.sij.exchange.delivery;

/** How the sending of a message ends. */
public enum Settled {
    /** The partner took it. */
    DELIVERED("delivered"),
    /** The partner keeps it, and will answer later. */
    IN_CUSTODY("in-custody"),
    /** Sending it again as it is would be of no use. */
    DEAD("dead");

    private final String state;

    Settled(String state) {
        this.state = state;
    }

    String state() {
        return state;
    }
}

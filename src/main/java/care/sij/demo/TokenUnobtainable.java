package care.sij.demo;

/** A demo client gets no token; the message says why, for the person at the terminal. */
class TokenUnobtainable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TokenUnobtainable(String message) {
        super(message);
    }
}

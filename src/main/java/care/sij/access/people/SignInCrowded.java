package care.sij.access.people;

/** So many people sign in, or seem to, that whoever comes now must come again. */
public final class SignInCrowded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignInCrowded() {
        super("too many sign in at once");
    }
}

package care.sij.access.signin;

/** A person is told that this does not go on. The message is safe to show. */
final class PageRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private PageRefused(String message) {
        super(message);
    }

    static PageRefused unknownApp() {
        return new PageRefused(
                "The app that sent you here is not registered, or not with this address. Nothing was told to it.");
    }

    static PageRefused elsewhere() {
        return new PageRefused(
                "This form was not sent from the page of this service. Go back to your app and sign in again.");
    }
}

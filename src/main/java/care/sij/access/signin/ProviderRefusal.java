package care.sij.access.signin;

import care.sij.access.PlainPage;

/** Why nobody comes in by the identity provider. */
enum ProviderRefusal {
    /** No provider is set. */
    NOT_OFFERED(
            404,
            "Nothing here",
            "Nobody signs in to this console at another place.",
            "Sign in with the account that you have here."),
    /** What came back does not belong to an attempt of this browser. */
    NOT_OURS(
            400,
            "This does not go on",
            "This is not the answer to a sign-in that this browser began, or it took more than ten minutes.",
            "Go to the console and sign in again."),
    /** The provider says no. */
    DENIED(
            403,
            "You were not signed in",
            "Your organisation's sign-in did not let you in, or you left it.",
            "Go to the console and sign in again; if that does not help, ask your organisation."),
    /** The code or the token does not prove who somebody is. */
    NOT_PROVEN(
            403,
            "You were not signed in",
            "What your organisation's sign-in told of you cannot be relied on, or was used before.",
            "Go to the console and sign in again; if that does not help, tell your operator the time."),
    /** Who it is means nothing here. */
    NO_ROLE(
            403,
            "No role here",
            "Your organisation knows you, but the groups that it tells of mean no role here, or several.",
            "Ask an administrator for the role that you need, then sign in again."),
    /** The provider does not answer, or not as it should. */
    NO_ANSWER(
            503,
            "Not just now",
            "Your organisation's sign-in does not answer.",
            "Try again in a minute, or sign in with the account that you have here.");

    private final int httpStatus;
    private final String title;
    private final String reason;
    private final String remedy;

    ProviderRefusal(int httpStatus, String title, String reason, String remedy) {
        this.httpStatus = httpStatus;
        this.title = title;
        this.reason = reason;
        this.remedy = remedy;
    }

    int httpStatus() {
        return httpStatus;
    }

    PlainPage page() {
        return new PlainPage(title, reason, remedy);
    }
}

package care.sij.console.messages;

import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageReplay.Answered;
import java.util.Optional;

/**
 * What the page says of a message that was tried, or processed for real.
 *
 * @param title what was done
 * @param told what that means
 * @param tone class of the note that tells the answer
 */
record ReplayView(String title, String told, String answered, String tone, Offer offer) {

    /** Whether it can be processed for real from here. */
    enum Offer {
        NOTHING,
        PROCESS,
        PROCESS_AFTER_ALL
    }

    /** @param before the message as which it was processed for real */
    static ReplayView dry(Answered answered, Standing standing, Optional<Line> before) {
        boolean wanted = standing == Standing.REFUSED && answered == Answered.OK && before.isEmpty();
        return of(
                "Dry run",
                "What would come of this message if it came now, under new ids. Nothing of this is kept.",
                answered,
                wanted ? Offer.PROCESS : Offer.NOTHING);
    }

    /** @param before the message as which it was processed for real already */
    static ReplayView real(Answered answered, Optional<Line> before) {
        if (answered == Answered.LATER) {
            return of(
                    "Not processed",
                    "Nothing was done: the service is working on as many messages as it can.",
                    answered,
                    before.isEmpty() ? Offer.PROCESS_AFTER_ALL : Offer.NOTHING);
        }
        if (before.isPresent()) {
            return of(
                    "Processed before",
                    "Nothing was done: the message was processed under new ids before. This is the answer that it got.",
                    answered,
                    Offer.NOTHING);
        }
        return answered == Answered.OK
                ? of(
                        "Processed for real",
                        "The message was processed under new ids. Done again, it gets the same answer.",
                        answered,
                        Offer.NOTHING)
                : of(
                        "Refused again",
                        "The message was refused under new ids too. Nothing of what it says was applied.",
                        answered,
                        Offer.NOTHING);
    }

    private static ReplayView of(String title, String told, Answered answered, Offer offer) {
        return new ReplayView(title, told, words(answered), answered == Answered.OK ? "good" : "bad", offer);
    }

    private static String words(Answered answered) {
        return switch (answered) {
            case OK -> "Answered: ok";
            case REFUSED -> "Answered: refused";
            case LATER -> "It cannot be processed now. Try again in a moment.";
        };
    }
}

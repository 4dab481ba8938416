package care.sij.console.worklist;

import care.sij.console.worklist.ReferralView.Card;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The forms of the answers that are open now. */
@Component
class AnswerCards {

    private final Answering answering;

    AnswerCards(Answering answering) {
        this.answering = answering;
    }

    /** Empty forms. */
    List<Card> empty(AskedReferral referral) {
        return answering.open(referral).stream()
                .map(answer -> card(referral, answer, AnswerForm.EMPTY, ""))
                .toList();
    }

    /** The forms, of them one with what was typed and what was wrong with it. */
    List<Card> typed(AskedReferral referral, Answer typed, AnswerForm form, String wrong) {
        return answering.open(referral).stream()
                .map(answer -> answer == typed
                        ? card(referral, answer, form, wrong)
                        : card(referral, answer, AnswerForm.EMPTY, ""))
                .toList();
    }

    private Card card(AskedReferral referral, Answer answer, AnswerForm form, String wrong) {
        return new Card(answer, answer.titleIn(referral.state()), form, wrong, answer.hasDate() && answering.mayBook());
    }

    /** Why the answer cannot be given so. */
    Optional<String> wrong(AskedReferral referral, Answer answer, AnswerForm form) {
        if (!answering.open(referral).contains(answer)) {
            return Optional.of("This is not open to you while the referral stands so: " + WorkWords.of(referral.state())
                    + ". Choose one of the answers below.");
        }
        if (form.hasVisit() && answer.hasDate() && !answering.mayBook()) {
            return Optional.of("Your role makes no appointments. Leave date, time and place out.");
        }
        ZonedDateTime now = answering.now();
        return form.wrong(answer, now.getZone(), now);
    }
}

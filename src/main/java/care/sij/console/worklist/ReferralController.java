package care.sij.console.worklist;

import care.sij.access.PersonRole;
import care.sij.access.RequestId;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.WriteRefusal;
import care.sij.exchange.WriteRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** A referral, and the answers to it. */
@Controller
@OpenTo({PersonRole.COORDINATOR, PersonRole.CLINICIAN})
class ReferralController {

    private static final String PAGE = "console/worklist/referral";

    private final ReferralReading reading;
    private final BookedVisits visits;
    private final Answering answering;
    private final AnswerCards cards;

    ReferralController(ReferralReading reading, BookedVisits visits, Answering answering, AnswerCards cards) {
        this.reading = reading;
        this.visits = visits;
        this.answering = answering;
        this.cards = cards;
    }

    @GetMapping("/console/worklist/referrals/{id}")
    String referral(@PathVariable("id") String id, Model model) {
        AskedReferral referral = reading.referral(id);
        model.addAttribute("referral", reading.view(referral, cards.empty(referral)));
        model.addAttribute("reasons", DeclineReason.values());
        return PAGE;
    }

    /** Does what the form says, or shows the form again with what was typed and why it was not done. */
    @PostMapping("/console/worklist/referrals/{id}/{answer}")
    ModelAndView answer(
            @PathVariable("id") String id,
            @PathVariable("answer") String code,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request) {
        Answer answer = Answer.of(code).orElseThrow(NotThere::new);
        AskedReferral referral = reading.referral(id);
        AnswerForm form = AnswerForm.of(fields);
        FormMark made = FormMark.of(fields);
        Optional<BookedVisit> visit = visits.of(referral);
        if (!made.equals(FormMark.of(referral, visit))) {
            return stale(id, made, answer, form);
        }
        Optional<String> wrong = cards.wrong(referral, answer, form);
        if (wrong.isPresent()) {
            return again(referral, answer, form, wrong.get(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            answering.write(referral, visit, answer, form, RequestId.of(request));
        } catch (WriteRefused refused) {
            return refused.refusal() == WriteRefusal.CONDITION_NOT_MET
                    ? stale(id, made, answer, form)
                    : again(referral, answer, form, RefusedWords.of(refused), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer == Answer.ACCEPT && form.hasVisit() ? schedule(id, visit, form, request) : done(answer);
    }

    /** The second step of accepting with a date: the referral stands accepted whatever becomes of it. */
    private ModelAndView schedule(String id, Optional<BookedVisit> visit, AnswerForm form, HttpServletRequest request) {
        AskedReferral accepted = reading.referral(id);
        try {
            answering.write(accepted, visit, Answer.SCHEDULE, form, RequestId.of(request));
        } catch (WriteRefused refused) {
            return again(
                    reading.referral(id),
                    Answer.SCHEDULE,
                    form,
                    "The referral is accepted; the appointment was not made. " + RefusedWords.of(refused),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return done(Answer.SCHEDULE);
    }

    private static ModelAndView done(Answer answer) {
        RedirectView list = new RedirectView("/console/worklist?done=" + answer.code());
        list.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(list);
    }

    private ModelAndView stale(String id, FormMark made, Answer answer, AnswerForm form) {
        AskedReferral now = reading.referral(id);
        ModelAndView page = again(
                now,
                answer,
                form,
                "Nothing was done: the referral or its appointment changed meanwhile. Look at what changed, then"
                        + " answer again.",
                HttpStatus.CONFLICT);
        return page.addObject("stale", true).addObject("changes", reading.changesSince(now, made));
    }

    private ModelAndView again(
            AskedReferral referral, Answer answer, AnswerForm form, String wrong, HttpStatus status) {
        ReferralView view = reading.view(referral, cards.typed(referral, answer, form, wrong));
        boolean open = view.answers().stream().anyMatch(card -> card.answer() == answer);
        return new ModelAndView(
                PAGE,
                Map.of(
                        "referral",
                        view,
                        "reasons",
                        DeclineReason.values(),
                        "wrong",
                        wrong,
                        "kept",
                        open ? "" : form.text()),
                status);
    }
}

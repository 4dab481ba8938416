package care.sij.pathway;

import care.sij.clinical.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Whether one more session is within the cap on the reference date; looks at all episodes of the side. */
public record SessionCapCriterion(SessionCap cap) implements Criterion {

    @Override
    public String id() {
        return "session-cap";
    }

    @Override
    public Finding evaluate(Evidence evidence) {
        LocalDate day = evidence.date();
        List<InjectionEvent> sessions = InjectionEvent.of(evidence.knownEver(Injection.class));
        List<InjectionEvent> used = cap.used(sessions, day, Answer.YES);
        List<InjectionEvent> perhaps = cap.used(sessions, day, Answer.UNKNOWN);
        Answer free = Answer.of(used.size() < cap.maximum());
        Answer answer = used.size() + perhaps.size() < cap.maximum() ? free : free.and(Answer.UNKNOWN);
        return Finding.of(
                answer,
                used.size() + " of " + cap.maximum() + " " + cap.purpose().code() + " sessions used from "
                        + day.minus(cap.window()) + " to before " + day,
                Stream.concat(used.stream(), perhaps.stream())
                        .flatMap(session -> session.tellings().stream())
                        .toList());
    }
}

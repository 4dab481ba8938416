package care.sij.exchange.message;

import care.sij.exchange.facts.FactIntake;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.PersonMerges;
import care.sij.exchange.facts.Preparation;
import care.sij.exchange.facts.Preparations;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.facts.Whom;
import care.sij.record.OpenCommit;
import care.sij.referral.Trigger;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Applies a prepared message; one that links persons first links them, and is prepared again for who goes on. */
@Component
class Application {

    private final Preparations preparations;
    private final PersonMerges merges;
    private final FactIntake intake;

    Application(Preparations preparations, PersonMerges merges, FactIntake intake) {
        this.preparations = preparations;
        this.merges = merges;
        this.intake = intake;
    }

    /**
     * Applies it; returns what its sender should know.
     *
     * @param untouched the message with contents that were not prepared
     */
    List<Issue> apply(OpenCommit open, Arrival untouched, Preparation preparation) {
        if (!Subjects.links(untouched)) {
            return intake.apply(open, preparation, trigger(untouched));
        }
        Telling telling = untouched.envelope().telling();
        Whom whom = merges.link(open, telling, untouched.contents(), preparation.whom());
        Preparation linked = preparations.prepare(open, telling, untouched.contents(), whom);
        List<Issue> issues = intake.apply(open, linked, Optional.empty());
        intake.describeLinked(open, linked);
        return issues;
    }

    private static Optional<Trigger> trigger(Arrival arrival) {
        return Triggers.of(arrival.envelope().event(), arrival.contents().coordinationTask());
    }
}

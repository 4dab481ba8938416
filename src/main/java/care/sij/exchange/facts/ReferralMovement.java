package care.sij.exchange.facts;

import care.sij.exchange.facts.Referrals.Changed;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.partner.Partner;
import care.sij.referral.Actor;
import care.sij.referral.ReferralState;
import care.sij.referral.Replay;
import care.sij.referral.Trigger;
import care.sij.referral.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Moves a referral by what is told, or refuses it. */
@Component
class ReferralMovement {

    /**
     * Where the referral stands now.
     *
     * @param changed messages whose standing the replay changed
     * @param waits whether this message's trigger waits for an earlier one
     */
    record Moved(Referral referral, ReferralState state, List<Changed> changed, boolean waits) {}

    private final Referrals referrals;
    private final ReferralParties parties;

    ReferralMovement(Referrals referrals, ReferralParties parties) {
        this.referrals = referrals;
        this.parties = parties;
    }

    /**
     * Applies the trigger; empty for what belongs to no referral.
     *
     * @throws StatementRefused when the sender is no party, may not do this, or the referral had ended
     */
    Optional<Moved> move(Preparation preparation, Optional<Trigger> trigger) {
        Optional<BusinessIdentifier> number = preparation.contents().referral();
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Referral referral = referrals.find(number.get()).orElseGet(() -> place(preparation, number.get()));
        Actor actor = actor(referral, preparation.telling().partner());
        trigger.ifPresent(pulled -> referrals.tell(number.get(), preparation.telling(), actor, pulled));
        List<Changed> changed = new ArrayList<>();
        Replay replay = referrals.replay(number.get(), changed);
        boolean waits = trigger.filter(pulled -> waits(preparation.telling(), pulled, actor, replay))
                .isPresent();
        return Optional.of(new Moved(referral, replay.state(), changed, waits));
    }

    private Referral place(Preparation preparation, BusinessIdentifier number) {
        Partner partner = preparation.telling().partner();
        if (!partner.mayAssert(number.system())) {
            throw new StatementRefused(
                    Rule.NOT_A_PARTY,
                    "Bundle.entry.resource.ofType(Task).identifier",
                    "The placer's number is of a system that is not registered for this sender. Number the referral in"
                            + " a system of your own.");
        }
        String request = preparation.assignments().stream()
                .filter(assignment -> preparation.contents().request(number).stream()
                        .anyMatch(placed -> placed == assignment.part().resource()))
                .map(assignment -> assignment.key().id())
                .findFirst()
                .orElseThrow(() -> new StatementRefused(
                        Rule.NO_REFERRAL_IDENTITY,
                        "Bundle.entry",
                        "No ServiceRequest bears the same placer's number (identifier type PLAC) as the Task."
                                + " Add it."));
        String task = Preparations.taskOf(number).id();
        Referral referral = new Referral(number, preparation.whom().person().toldAs(), request, task, partner.id());
        parties.place(referral);
        return referral;
    }

    private static Actor actor(Referral referral, Partner partner) {
        return ReferralParties.side(referral, partner)
                .orElseThrow(() -> new StatementRefused(
                        Rule.NOT_A_PARTY,
                        "Bundle.entry.resource.ofType(Task).identifier",
                        "The referral was placed by another partner. Send messages on your own referrals only."));
    }

    private static boolean waits(Telling telling, Trigger pulled, Actor actor, Replay replay) {
        Verdict verdict = Referrals.verdictOf(replay, telling);
        if (verdict.refused()) {
            Rule rule = verdict == Verdict.AFTER_END ? Rule.AFTER_END : Rule.WRONG_ACTOR;
            throw new StatementRefused(
                    rule, "Bundle.entry.resource.ofType(Task)", ReferralParties.refusal(pulled, replay.state(), actor));
        }
        return verdict == Verdict.PENDING;
    }
}

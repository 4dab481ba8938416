package care.sij.exchange.facts;

import care.sij.access.Reach;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.referral.Actor;
import care.sij.referral.ReferralState;
import care.sij.referral.Replay;
import care.sij.referral.Trigger;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The two sides of a referral: who placed it, and the clinic. */
@Component
public class ReferralParties {

    private final Referrals referrals;
    private final Reach reach;
    private final LinkedPersons linked;
    private final Partners partners;

    ReferralParties(Referrals referrals, Reach reach, LinkedPersons linked, Partners partners) {
        this.referrals = referrals;
        this.reach = reach;
        this.linked = linked;
        this.partners = partners;
    }

    /** Records a new referral; both sides may see its patient from now on, a withdrawn clinic when it is back. */
    public void place(Referral referral) {
        referrals.open(referral);
        reach.grant(referral.initiator(), referral.patient());
        Stream.concat(partners.registered().stream(), partners.withdrawn().stream())
                .filter(partner -> partner.role() == PartnerRole.CLINIC)
                .forEach(clinic -> reach.grant(clinic.id(), referral.patient()));
        reach.lead(referral.patient(), linked.person(referral.patient()).id());
    }

    /** The side a partner is on; empty when it is on none. */
    public static Optional<Actor> side(Referral referral, Partner partner) {
        if (partner.id().equals(referral.initiator())) {
            return Optional.of(Actor.INITIATOR);
        }
        return partner.role() == PartnerRole.CLINIC ? Optional.of(Actor.RECIPIENT) : Optional.empty();
    }

    /** What was tried, where the referral stands and what this side may do now, for the text of a refusal. */
    static String refusal(Trigger tried, ReferralState state, Actor actor) {
        return "Not possible: " + words(tried) + ". " + standing(state, actor);
    }

    /** Where the referral stands and what this side may do now, for the text of a refusal. */
    public static String standing(ReferralState state, Actor actor) {
        String triggers = Replay.allowed(state, actor).stream()
                .filter(trigger -> trigger != Trigger.CANCEL) // told as a request to cancel
                .map(ReferralParties::words)
                .collect(Collectors.joining(", "));
        String allowed = triggers.isEmpty()
                ? "nothing of yours moves it any more. Place a new referral, or report a follow-up as a Task of its"
                        + " own."
                : "what you may do now: " + triggers + ".";
        return "The referral's state is " + state.taskStatus() + " / " + state.businessStatus() + "; " + allowed;
    }

    private static String words(Trigger trigger) {
        return trigger.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

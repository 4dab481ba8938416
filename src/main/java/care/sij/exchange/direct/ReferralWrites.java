package care.sij.exchange.direct;

import care.sij.conformance.Profile;
import care.sij.exchange.facts.BusinessIdentifier;
import care.sij.exchange.facts.BusinessStatus;
import care.sij.exchange.facts.ReferralParties;
import care.sij.exchange.facts.Referrals;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.fhir.Compartments;
import care.sij.partner.Cancellation;
import care.sij.partner.Partner;
import care.sij.record.ResourceKey;
import care.sij.referral.Actor;
import care.sij.referral.ReferralState;
import care.sij.referral.Replay;
import care.sij.referral.Trigger;
import care.sij.referral.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** What writing a referral's ServiceRequest and Task does to the referral. */
@Component
class ReferralWrites {

    private final Referrals referrals;
    private final ReferralParties parties;
    private final Sides sides;

    ReferralWrites(Referrals referrals, ReferralParties parties, Sides sides) {
        this.referrals = referrals;
        this.parties = parties;
        this.sides = sides;
    }

    /**
     * Requires that a referral's ServiceRequest and Task come together, and keep their number.
     *
     * @throws StatementRefused when one comes without the other, or under another number
     */
    void requireWhole(Collection<Placed> stated) {
        for (Placed placed : stated) {
            Optional<Referral> referral = sides.referral(placed.key());
            if (referral.isPresent()) {
                requireSameNumber(placed, referral.get());
            } else if (placed.coordinates() && !placed.creates()) {
                throw incomplete(
                        placed, "Place a referral by creating its Task and its ServiceRequest in one transaction.");
            } else if (isReferralRequest(placed)
                    && taskOf(stated, number(placed)).isEmpty()) {
                throw incomplete(
                        placed, "Its Task is missing. Create both in one transaction, with the same placer's number.");
            }
        }
    }

    /** Only what says by its profile that it is a referral; other orders may bear a placer's number too. */
    private static boolean isReferralRequest(Placed placed) {
        return placed.resource() instanceof ServiceRequest request
                && request.getMeta().hasProfile(Profile.REFERRAL.canonical());
    }

    private static void requireSameNumber(Placed placed, Referral referral) {
        boolean stillTask = !(placed.resource() instanceof Task) || placed.coordinates();
        if (!stillTask || !number(placed).equals(Optional.of(referral.number()))) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    placed.location() + ".identifier",
                    "A referral keeps the placer's number (identifier type PLAC) it was placed under, and its Task is part of no "
                            + "other. Leave both as they are.");
        }
    }

    /**
     * Places the referral, or moves it to the state that its Task now tells.
     *
     * @param toldAs the Patient under which each is told
     * @throws StatementRefused when its writer may not do this, or not now
     */
    ReferralState move(
            Placed task, Collection<Placed> stated, Telling telling, Function<ResourceKey, Optional<String>> toldAs) {
        BusinessIdentifier number = number(task).orElseThrow();
        Optional<Referral> known = referrals.find(number);
        return known.isPresent()
                ? moveOn(known.get(), task, telling)
                : place(number, task, requestOf(stated, task), telling, toldAs);
    }

    private ReferralState place(
            BusinessIdentifier number,
            Placed task,
            Placed request,
            Telling telling,
            Function<ResourceKey, Optional<String>> toldAs) {
        if (!telling.partner().mayAssert(number.system())) {
            throw new StatementRefused(
                    Rule.NOT_A_PARTY,
                    task.location() + ".identifier",
                    "The placer's number is of a system that is not registered for you. Number the referral in a system of your "
                            + "own.");
        }
        List<String> patients = Compartments.patientsOf(request.resource());
        if (patients.size() != 1 || !patients.equals(Compartments.patientsOf(task.resource()))) {
            throw new StatementRefused(
                    Rule.OTHER_PATIENT,
                    task.location() + ".for",
                    "A referral's Task and its ServiceRequest are about the same one patient. Refer to the same Patient.");
        }
        requireState(stated(task), ReferralState.RECEIVED, ReferralState.DRAFT, Actor.INITIATOR, task);
        parties.place(new Referral(
                number,
                toldAs.apply(request.key()).orElse(patients.get(0)),
                request.key().id(),
                task.key().id(),
                telling.partner().id()));
        return pull(Trigger.SEND_PACKAGE, number, Actor.INITIATOR, task, telling);
    }

    private ReferralState moveOn(Referral referral, Placed task, Telling telling) {
        Actor actor = ReferralParties.side(referral, telling.partner())
                .orElseThrow(() -> new StatementRefused(
                        Rule.NOT_A_PARTY,
                        task.location(),
                        "The referral is between two other partners. Write the Tasks of your own referrals only."));
        ReferralState state =
                referrals.replay(referral.number(), new ArrayList<>()).state();
        ReferralState stated = stated(task);
        if (stated == state) {
            return state;
        }
        Trigger trigger = Replay.leading(state, stated, actor)
                .filter(found -> mayPull(found, telling.partner()))
                .orElseThrow(() -> notAllowed(state, actor, task));
        return pull(trigger, referral.number(), actor, task, telling);
    }

    private static boolean mayPull(Trigger trigger, Partner partner) {
        return trigger != Trigger.CANCEL || partner.terms().cancellation() == Cancellation.DIRECT;
    }

    private ReferralState pull(Trigger trigger, BusinessIdentifier number, Actor actor, Placed task, Telling telling) {
        referrals.tell(number, telling, actor, trigger);
        Replay replay = referrals.replay(number, new ArrayList<>());
        if (Referrals.verdictOf(replay, telling) != Verdict.APPLIED) {
            throw notAllowed(replay.state(), actor, task);
        }
        return replay.state();
    }

    private static void requireState(
            ReferralState stated, ReferralState wanted, ReferralState now, Actor actor, Placed task) {
        if (stated != wanted) {
            throw notAllowed(now, actor, task);
        }
    }

    private static StatementRefused notAllowed(ReferralState state, Actor actor, Placed task) {
        return new StatementRefused(
                Rule.TRANSITION_NOT_ALLOWED,
                task.location() + ".businessStatus",
                "Nothing of yours leads to this state. " + ReferralParties.standing(state, actor));
    }

    private static ReferralState stated(Placed placed) {
        Task task = (Task) placed.resource();
        return ReferralState.of(task.getStatus().toCode(), BusinessStatus.of(task))
                .orElseThrow(
                        () -> new StatementRefused(
                                Rule.NOT_VALID,
                                placed.location() + ".businessStatus",
                                "Status and businessStatus are no pair of the referral's states. Set both to those of one state."));
    }

    /** The ServiceRequest that is written with a referral's Task. */
    static Optional<Placed> request(Collection<Placed> stated, Placed task) {
        return stated.stream()
                .filter(ReferralWrites::isReferralRequest)
                .filter(placed -> number(placed).equals(number(task)))
                .findFirst();
    }

    private static Placed requestOf(Collection<Placed> stated, Placed task) {
        return request(stated, task)
                .orElseThrow(
                        () -> incomplete(
                                task,
                                "Its ServiceRequest is missing. Create both in one transaction, with the same placer's number."));
    }

    private static Optional<Placed> taskOf(Collection<Placed> stated, Optional<BusinessIdentifier> number) {
        return stated.stream()
                .filter(Placed::coordinates)
                .filter(placed -> number(placed).equals(number))
                .findFirst();
    }

    private static StatementRefused incomplete(Placed placed, String remedy) {
        return new StatementRefused(Rule.INCOMPLETE_REFERRAL, placed.location(), remedy);
    }

    private static Optional<BusinessIdentifier> number(Placed placed) {
        if (placed.resource() instanceof Task task) {
            return BusinessIdentifier.placer(task.getIdentifier().stream());
        }
        return placed.resource() instanceof ServiceRequest request
                ? BusinessIdentifier.placer(request.getIdentifier().stream())
                : Optional.empty();
    }
}

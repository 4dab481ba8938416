package care.sij.exchange.facts;

import care.sij.access.Reach;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whose message it is: by the sender's identifiers of the person, else by the referral's number; never by name. */
@Component
public class Persons {

    public static final String PATIENT = "Patient";

    private final Identities identities;
    private final Referrals referrals;
    private final Reach reach;

    Persons(Identities identities, Referrals referrals, Reach reach) {
        this.identities = identities;
        this.referrals = referrals;
        this.reach = reach;
    }

    /** The identifiers of the message's Patient that its sender may assert, the highest ranked first. */
    public static List<BusinessIdentifier> identifiers(Contents contents, Partner partner) {
        return Assignment.identifiersOf(contents.patient()).stream()
                .filter(identifier -> partner.mayAssert(identifier.system()))
                .sorted(Comparator.comparingInt((BusinessIdentifier identifier) ->
                        partner.rankOf(identifier.system()).orElseThrow()))
                .toList();
    }

    /**
     * Id of the person it is about; empty while the person, or the referral it belongs to, is not known.
     *
     * @throws StatementRefused when it cannot be told who is meant, when two persons are, or one out of the partner's
     *     reach
     */
    public Optional<String> known(Telling telling, Contents contents) {
        Optional<Referral> referral = contents.referral().flatMap(referrals::find);
        Optional<String> hit = onlyHit(telling, contents, referral);
        requireIdentity(identifiers(contents, telling.partner()), contents);
        boolean placed = referral.isPresent() || contents.referral().isEmpty();
        return placed ? hit : Optional.empty();
    }

    /**
     * Id of the person it is about, a new one when the person is not known.
     *
     * @throws StatementRefused when it cannot be told who is meant, when two persons are, or one out of the partner's
     *     reach
     */
    public String knownOrNew(Telling telling, Contents contents) {
        return onlyHit(telling, contents, contents.referral().flatMap(referrals::find))
                .orElseGet(() -> newPerson(identifiers(contents, telling.partner()), contents));
    }

    private Optional<String> onlyHit(Telling telling, Contents contents, Optional<Referral> referral) {
        Set<String> hits = new HashSet<>(identities
                .find(Assignment.identifiersOf(contents.patient()).stream()
                        .map(identifier -> new Known(PATIENT, identifier))
                        .toList())
                .values());
        referral.ifPresent(known -> hits.add(known.patient()));
        requireOne(hits, contents);
        requireReach(hits, telling.partner(), contents);
        return hits.stream().findFirst();
    }

    /** What a message about an unknown person or referral waits for. */
    public static Set<String> awaited(Telling telling, Contents contents) {
        Set<String> keys = new LinkedHashSet<>();
        contents.referral()
                .ifPresentOrElse(
                        number -> keys.add(WaitKey.referral(number)),
                        () -> identifiers(contents, telling.partner()).stream()
                                .map(WaitKey::person)
                                .forEach(keys::add));
        return keys;
    }

    private static String newPerson(List<BusinessIdentifier> identifiers, Contents contents) {
        return identifiers.stream()
                .findFirst()
                .map(best -> ResourceIds.of(PATIENT, best.system(), best.value()))
                .orElseThrow(() -> new StatementRefused(
                        Rule.NO_PATIENT_IDENTITY,
                        contents.patientPart().location() + ".identifier",
                        "The Patient has no identifier of a system registered for this sender. Add one, or have the "
                                + "system registered."));
    }

    private static void requireOne(Set<String> hits, Contents contents) {
        if (hits.size() > 1) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    contents.patientPart().location() + ".identifier",
                    "The Patient's identifiers and the referral's number belong to different persons. Correct the one "
                            + "that is wrong, or ask the operator to resolve the identities.");
        }
    }

    /** To know another partner's number of a person gives no access to that person. */
    private void requireReach(Set<String> hits, Partner partner, Contents contents) {
        if (!reach.covers(partner.id(), hits)) {
            throw new StatementRefused(
                    Rule.NOT_A_PARTY,
                    contents.patientPart().location() + ".identifier",
                    "The Patient or the referral is another partner's. Identify the patient by a number of your own, and send "
                            + "messages on your own referrals only.");
        }
    }

    private static void requireIdentity(List<BusinessIdentifier> identifiers, Contents contents) {
        if (identifiers.isEmpty() && contents.referral().isEmpty()) {
            throw new StatementRefused(
                    Rule.NO_PATIENT_IDENTITY,
                    contents.patientPart().location() + ".identifier",
                    "The Patient has no identifier of a system registered for this sender, and no referral's number "
                            + "says whom it is about. Add either.");
        }
    }
}

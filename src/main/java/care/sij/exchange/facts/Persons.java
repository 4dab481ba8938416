package care.sij.exchange.facts;

import care.sij.access.Reach;
import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.LinkedPersons.Groups;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whose message it is: by the sender's identifiers of the person, else by the referral's number; never by name. */
@Component
public class Persons {

    public static final String PATIENT = "Patient";

    private final Identities identities;
    private final Referrals referrals;
    private final LinkedPersons linked;
    private final Reach reach;

    Persons(Identities identities, Referrals referrals, LinkedPersons linked, Reach reach) {
        this.identities = identities;
        this.referrals = referrals;
        this.linked = linked;
        this.reach = reach;
    }

    /** The identifiers of the message's Patient that its sender may assert, the highest ranked first. */
    public static List<BusinessIdentifier> identifiers(Contents contents, Partner partner) {
        return ranked(contents.patientIdentifiers(), partner);
    }

    /** The identifiers of every Patient told, of a second one too, that the partner may assert. */
    public static List<BusinessIdentifier> numbers(Contents contents, Partner partner) {
        return ranked(
                contents.patientsTold().stream()
                        .flatMap(patient -> Assignment.identifiersOf(patient).stream())
                        .distinct()
                        .toList(),
                partner);
    }

    /** Those that the partner may assert, the highest ranked first. */
    static List<BusinessIdentifier> ranked(List<BusinessIdentifier> identifiers, Partner partner) {
        return identifiers.stream()
                .filter(identifier -> partner.mayAssert(identifier.system()))
                .sorted(Comparator.comparingInt((BusinessIdentifier identifier) ->
                        partner.rankOf(identifier.system()).orElseThrow()))
                .toList();
    }

    /**
     * The person it is about; empty while the person, or the referral it belongs to, is not known.
     *
     * @throws StatementRefused when it cannot be told who is meant, when two persons are, or one out of the partner's
     *     reach
     */
    public Optional<Person> known(Telling telling, Contents contents) {
        Optional<Referral> referral = referral(telling.partner(), contents);
        Optional<Person> hit = onlyHit(telling, contents, referral);
        requireIdentity(identifiers(contents, telling.partner()), contents);
        boolean placed = referral.isPresent() || contents.referral().isEmpty();
        return placed ? hit : Optional.empty();
    }

    /**
     * The person it is about, a new one when the person is not known.
     *
     * @throws StatementRefused when it cannot be told who is meant, when two persons are, or one out of the partner's
     *     reach
     */
    public Person knownOrNew(Telling telling, Contents contents) {
        return onlyHit(telling, contents, referral(telling.partner(), contents))
                .orElseGet(() -> Person.single(newPerson(identifiers(contents, telling.partner()), contents)));
    }

    /**
     * The person of a Patient by the numbers that the partner itself gives; empty while none of them is known.
     *
     * @throws StatementRefused when it has no such number, or numbers of two persons, or is out of the partner's reach
     */
    Optional<Person> byOwnNumbers(Partner partner, Part patient, List<BusinessIdentifier> identifiers) {
        List<BusinessIdentifier> own = ranked(identifiers, partner);
        if (own.isEmpty()) {
            throw noIdentity(patient);
        }
        return onlyOne(partner, patient, patients(own), Optional.empty());
    }

    /**
     * The referral it belongs to. To whom it is no party, a referral of another partner's number is refused whether it
     * is known or not: else numbers could be tried. The clinic may hear of one from elsewhere first.
     *
     * @throws StatementRefused when the partner is no party to it, or could not be if it were known
     */
    Optional<Referral> referral(Partner partner, Contents contents) {
        Optional<BusinessIdentifier> number = contents.referral();
        Optional<Referral> known = number.flatMap(referrals::find);
        boolean named = known.map(
                        referral -> ReferralParties.side(referral, partner).isPresent())
                .orElse(partner.role() == PartnerRole.CLINIC
                        || number.filter(unknown -> !partner.mayAssert(unknown.system()))
                                .isEmpty());
        if (!named) {
            throw notAParty(contents.patientPart());
        }
        return known;
    }

    /** Another partner's number tells of persons in reach only; those out of reach are unknown under it. */
    private Optional<Person> onlyHit(Telling telling, Contents contents, Optional<Referral> referral) {
        Partner partner = telling.partner();
        List<BusinessIdentifier> own = identifiers(contents, partner);
        Set<String> others = patients(contents.patientIdentifiers().stream()
                .filter(identifier -> !own.contains(identifier))
                .toList());
        Groups groups = linked.groups(others);
        Set<String> hits = patients(own);
        others.stream()
                .filter(hit -> reach.covers(partner.id(), Set.of(groups.survivorOf(hit))))
                .forEach(hits::add);
        return onlyOne(partner, contents.patientPart(), hits, referral.map(Referral::patient));
    }

    /** The Patients that the identifiers are known for, in their order. */
    private Set<String> patients(List<BusinessIdentifier> identifiers) {
        Map<Known, String> found = identities.find(identifiers.stream()
                .map(identifier -> new Known(PATIENT, identifier))
                .toList());
        return identifiers.stream()
                .flatMap(identifier -> Optional.ofNullable(found.get(new Known(PATIENT, identifier))).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The one person that these are. What belongs to a referral is told as the referral's Patient, else as the one that
     * goes on if its number is given, else as the one of the highest-ranked number.
     */
    private Optional<Person> onlyOne(Partner partner, Part patient, Set<String> hits, Optional<String> referred) {
        Set<String> all = new LinkedHashSet<>(hits);
        referred.ifPresent(all::add);
        Groups groups = linked.groups(all);
        Set<String> survivors = all.stream().map(groups::survivorOf).collect(Collectors.toSet());
        requireOne(survivors, patient);
        requireReach(survivors, partner, patient);
        return referred.or(() -> all.stream().filter(survivors::contains).findFirst())
                .or(() -> all.stream().findFirst())
                .map(groups::person);
    }

    /**
     * Requires that the locked person still has the Patients it had before it was locked.
     *
     * @throws org.springframework.dao.CannotAcquireLockException when another commit has merged or parted it meanwhile
     */
    public void requireUnchanged(Person person) {
        if (!linked.person(person.toldAs()).equals(person)) {
            throw BeginAgain.because("a person was merged or parted meanwhile");
        }
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
                .orElseThrow(() -> noIdentity(contents.patientPart()));
    }

    private static StatementRefused noIdentity(Part patient) {
        return new StatementRefused(
                Rule.NO_PATIENT_IDENTITY,
                patient.location() + ".identifier",
                "The Patient has no identifier of a system registered for this sender. Add one, or have the system "
                        + "registered.");
    }

    private static void requireOne(Set<String> hits, Part patient) {
        if (hits.size() > 1) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    patient.location() + ".identifier",
                    "The Patient's identifiers and the referral's number belong to different persons. Correct the one "
                            + "that is wrong, or ask the operator to resolve the identities.");
        }
    }

    private void requireReach(Set<String> hits, Partner partner, Part patient) {
        if (!reach.covers(partner.id(), hits)) {
            throw notAParty(patient);
        }
    }

    private static StatementRefused notAParty(Part patient) {
        return new StatementRefused(
                Rule.NOT_A_PARTY,
                patient.location() + ".identifier",
                "The Patient or the referral is another partner's. Identify the patient by a number of your own,"
                        + " and send messages on your own referrals only.");
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

package care.sij.exchange.facts;

import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.partner.Partner;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom a {@code sij-patient-link} message is about: its sender names both Patients by numbers of its own. */
@Component
public class Linking {

    private final Persons persons;
    private final LinkedPersons linked;
    private final Referrals referrals;

    Linking(Persons persons, LinkedPersons linked, Referrals referrals) {
        this.persons = persons;
        this.linked = linked;
        this.referrals = referrals;
    }

    /**
     * Whom it is about, with every Patient that the link may change; empty while one of them is not known.
     *
     * @throws StatementRefused when it cannot be told who is meant, or one is out of the partner's reach
     */
    public Optional<Whom> whom(Telling telling, Contents contents) {
        Optional<Referral> referral = persons.referral(telling.partner(), contents);
        Optional<Person> person = person(telling.partner(), contents.patientPart(), contents.patientIdentifiers());
        Optional<Person> other = contents.linkedPart().flatMap(part -> person(telling.partner(), part));
        if (person.isEmpty()
                || (contents.referral().isPresent() && referral.isEmpty())
                || (contents.linkedPart().isPresent() && other.isEmpty())) {
            return Optional.empty();
        }
        requireTwo(person.get(), other, contents);
        requireOwnReferral(person.get(), referral, contents);
        Set<String> told = new HashSet<>(person.get().records());
        other.ifPresent(replaced -> told.addAll(replaced.records()));
        return Optional.of(new Whom(person.get(), other, linked.everLinked(told)));
    }

    private Optional<Person> person(Partner partner, Part patient) {
        return person(partner, patient, Assignment.identifiersOf(patient.resource()));
    }

    private Optional<Person> person(Partner partner, Part patient, List<BusinessIdentifier> identifiers) {
        return persons.byOwnNumbers(partner, patient, identifiers);
    }

    /** What a message about an unknown person, or referral, waits for. */
    public Set<String> awaited(Telling telling, Contents contents) {
        Set<String> keys = new LinkedHashSet<>();
        if (person(telling.partner(), contents.patientPart(), contents.patientIdentifiers())
                .isEmpty()) {
            keys.addAll(keys(telling.partner(), contents.patientIdentifiers()));
        }
        contents.linkedPart()
                .filter(part -> person(telling.partner(), part).isEmpty())
                .ifPresent(part -> keys.addAll(keys(telling.partner(), Assignment.identifiersOf(part.resource()))));
        contents.referral()
                .filter(number -> referrals.find(number).isEmpty())
                .map(WaitKey::referral)
                .ifPresent(keys::add);
        return keys;
    }

    private static List<String> keys(Partner partner, List<BusinessIdentifier> identifiers) {
        return Persons.ranked(identifiers, partner).stream()
                .map(WaitKey::person)
                .toList();
    }

    private static void requireTwo(Person person, Optional<Person> other, Contents contents) {
        if (other.filter(replaced -> replaced.toldAs().equals(person.toldAs())).isPresent()) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    contents.patientPart().location() + ".identifier",
                    "The numbers of both Patients are known for the same one. Give each Patient its own number.");
        }
    }

    private static void requireOwnReferral(Person person, Optional<Referral> referral, Contents contents) {
        if (referral.filter(known -> !person.records().contains(known.patient()))
                .isPresent()) {
            throw new StatementRefused(
                    Rule.IDENTITY_CONFLICT,
                    contents.patientPart().location() + ".identifier",
                    "The Patient's numbers and the referral's number belong to different persons. Correct the one that"
                            + " is wrong.");
        }
    }

    /**
     * Requires, of locked persons, that they are linked as they were before they were locked.
     *
     * @throws org.springframework.dao.CannotAcquireLockException when another commit has changed that meanwhile
     */
    public void requireUnchanged(Whom whom) {
        if (!linked.everLinked(whom.locks()).equals(whom.locks())) {
            throw BeginAgain.because("persons were linked meanwhile");
        }
        persons.requireUnchanged(whom.person());
        whom.replaced().ifPresent(persons::requireUnchanged);
    }
}

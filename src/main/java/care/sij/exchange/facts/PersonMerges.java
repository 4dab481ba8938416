package care.sij.exchange.facts;

import care.sij.access.Reach;
import care.sij.exchange.facts.PersonLinks.Said;
import care.sij.fhir.Compartments;
import care.sij.fhir.FhirJson;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Makes two Patients one person, and parts them again. What was told stays told under the number it was told under; to
 * which Patient it belongs follows from what is said of the Patients, whatever order that arrives in.
 */
@Component
public class PersonMerges {

    private final LinkedPersons linked;
    private final Reach reach;
    private final Statements statements;
    private final Belonging belonging;
    private final SetAsideFacts facts;
    private final FactStore store;
    private final FhirJson json;

    PersonMerges(
            LinkedPersons linked,
            Reach reach,
            Statements statements,
            Belonging belonging,
            SetAsideFacts facts,
            FactStore store,
            FhirJson json) {
        this.linked = linked;
        this.reach = reach;
        this.statements = statements;
        this.belonging = belonging;
        this.facts = facts;
        this.store = store;
        this.json = json;
    }

    /**
     * Takes what a message says of the links between Patients that are locked, and lets everything that belongs to them
     * follow; returns whom the message is about from now on.
     *
     * @throws StatementRefused when a link would close a circle
     */
    public Whom link(OpenCommit open, Telling telling, Contents contents, Whom whom) {
        PersonLink.of(contents).ifPresent(link -> take(open, telling, link, whom, contents));
        contents.patientsTold().forEach(patient -> patient.setLink(null));
        Person person = linked.person(whom.person().toldAs());
        Optional<Person> replaced = whom.replaced().map(other -> linked.person(other.toldAs()));
        return new Whom(person, replaced, whom.locks());
    }

    private void take(OpenCommit open, Telling telling, PersonLink link, Whom whom, Contents contents) {
        Said said = said(telling, link, whom);
        Map<String, String> before = survivors(whom.locks());
        linked.remember(said);
        PersonLinks links = PersonLinks.of(linked.said(whom.locks()));
        if (links.refuses(said)) {
            throw new StatementRefused(
                    Rule.MERGE_IN_A_CIRCLE,
                    contents.patientPart().location() + ".link",
                    "The Patient that is to go on is itself replaced by the other one. Take that link back first: send"
                            + " the replaced Patient with active = true and without link.");
        }
        linked.nowLinked(whom.locks(), links);
        Map<String, String> after = survivors(whom.locks());
        after.forEach((patient, goesOn) -> reach.lead(patient, goesOn));
        TreeSet<String> moved = new TreeSet<>();
        before.forEach((patient, goesOn) -> {
            if (!goesOn.equals(after.get(patient))) {
                moved.add(goesOn);
            }
        });
        moved.forEach(patient -> follow(open, patient));
    }

    private static Said said(Telling telling, PersonLink link, Whom whom) {
        String partner = telling.partner().id();
        String patient = whom.person().toldAs();
        return switch (link) {
            case STANDS_FOR_ITSELF -> new Said(patient, partner, telling.order(), Optional.empty());
            case REPLACES ->
                new Said(whom.replaced().orElseThrow().toldAs(), partner, telling.order(), Optional.of(patient));
        };
    }

    private Map<String, String> survivors(Collection<String> patients) {
        LinkedPersons.Groups groups = linked.groups(patients);
        Map<String, String> survivors = new HashMap<>();
        patients.forEach(patient -> survivors.put(patient, groups.survivorOf(patient)));
        return survivors;
    }

    /** Everything that belonged to this Patient belongs to whom it was told of from now on; old versions stay. */
    private void follow(OpenCommit open, String patient) {
        List<ResourceKey> stated = open.standingOf(patient).stream()
                .filter(head -> head.origin() == Origin.PARTNER)
                .map(VersionHead::key)
                .filter(key -> !key.type().equals(Persons.PATIENT))
                .toList();
        Map<ResourceKey, String> toldAs = statements.toldAs(stated);
        for (StoredVersion version : open.current(stated).values()) {
            Optional.ofNullable(toldAs.get(version.key())).ifPresent(told -> follow(open, version, told));
        }
    }

    /** What is about several patients follows anew from what was told: which it named shows in nothing else. */
    private void follow(OpenCommit open, StoredVersion version, String toldAs) {
        if (Compartments.mayBeAboutSeveral(version.key().type())) {
            facts.reconsider(open, version.key());
            return;
        }
        Resource content = json.read(version.body());
        content.setId(version.key().reference());
        belonging.lead(content, toldAs);
        if (!Compartments.patientsOf(content).equals(version.patients())) {
            store.store(open, version.key(), content, store.encode(content), version.owner());
        }
    }
}

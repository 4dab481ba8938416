package care.sij.exchange.facts;

import care.sij.exchange.facts.ReferralMovement.Moved;
import care.sij.exchange.facts.Referrals.Changed;
import care.sij.exchange.facts.Statements.New;
import care.sij.exchange.facts.Statements.SetAside;
import care.sij.exchange.facts.Statements.Taken;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Turns statements into facts: of all statements about one resource the latest in the tellers' order holds, whatever
 * order they arrived in (DESIGN 2).
 */
@Component
class FactStatements {

    /** Whether a statement about a driven resource is what its content follows from. */
    private enum Weight {
        HOLDS,
        OVERTAKEN
    }

    private final Statements statements;
    private final Demographics demographics;
    private final FactStore store;
    private final FhirJson json;
    private final DrivenResources driven;
    private final SetAsideFacts setAside;

    FactStatements(
            Statements statements,
            Demographics demographics,
            FactStore store,
            FhirJson json,
            DrivenResources driven,
            SetAsideFacts setAside) {
        this.statements = statements;
        this.demographics = demographics;
        this.store = store;
        this.json = json;
        this.driven = driven;
        this.setAside = setAside;
    }

    /** States everything the telling holds, and sets aside or takes back what the referral's replay changed. */
    Applied state(OpenCommit open, Preparation preparation, Optional<Moved> moved) {
        int before = open.appended().size();
        Map<ResourceKey, Taken> latest = statements.latest(preparation.keys());
        List<New> taken = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Assignment fact : preparation.facts()) {
            New statement = fact(open, preparation, fact, latest);
            taken.add(statement);
            if (statement.version().isEmpty()) {
                issues.add(overtaken(fact));
            }
        }
        preparation.repeated().forEach(repeated -> issues.add(keptAsOwners(repeated)));
        preparation.patients().forEach(patient -> taken.add(patient(open, preparation, patient, latest)));
        preparation
                .coordinationTask()
                .ifPresent(task -> taken.add(task(open, preparation, task, latest, moved.orElseThrow())));
        statements.take(preparation.telling(), taken, toldAs(preparation));
        List<StoredVersion> told =
                open.appended().subList(before, open.appended().size());
        moved.ifPresent(movement -> reconsider(open, preparation, movement));
        return new Applied(issues, told);
    }

    /** Everything under the number of the message's Patient; a Patient under its own. */
    private static Function<ResourceKey, Optional<String>> toldAs(Preparation preparation) {
        return key -> Optional.of(
                key.type().equals(Persons.PATIENT)
                        ? key.id()
                        : preparation.whom().person().toldAs());
    }

    private New fact(OpenCommit open, Preparation preparation, Assignment fact, Map<ResourceKey, Taken> latest) {
        EncodedResource encoded = preparation.encoded(fact);
        if (weight(preparation.telling(), latest, fact.key()) == Weight.OVERTAKEN) {
            return New.overtaken(fact.key(), encoded);
        }
        StoredVersion version = store.store(
                open,
                fact.key(),
                fact.part().resource(),
                encoded,
                preparation.telling().partner().id());
        return New.held(fact.key(), encoded, version);
    }

    /**
     * Demographics are the authority's, the identifiers everybody's. A replaced Patient is stored as inactive, whatever
     * was told of it, so that is kept beside the version: it holds again when the persons are parted.
     */
    private New patient(
            OpenCommit open, Preparation preparation, Assignment assignment, Map<ResourceKey, Taken> latest) {
        Telling telling = preparation.telling();
        boolean spokenByAuthority = demographics
                .authority(open, assignment.key())
                .equals(telling.partner().id());
        boolean holds = spokenByAuthority && !overtakenByOwn(telling, latest, assignment.key());
        Weight weight = holds ? Weight.HOLDS : Weight.OVERTAKEN;
        New statement = drive(open, preparation, assignment, weight, Patient.class, driven::complete);
        boolean replaced = !assignment.key().id().equals(preparation.patient());
        return replaced ? New.overtaken(assignment.key(), preparation.encoded(assignment)) : statement;
    }

    private boolean overtakenByOwn(Telling telling, Map<ResourceKey, Taken> latest, ResourceKey key) {
        return latest.containsKey(key)
                && statements
                        .latestTakenOf(key, telling.partner().id())
                        .filter(own -> own.order().compareTo(telling.order()) > 0)
                        .isPresent();
    }

    private New task(
            OpenCommit open,
            Preparation preparation,
            Assignment assignment,
            Map<ResourceKey, Taken> latest,
            Moved moved) {
        Weight weight = weight(preparation.telling(), latest, assignment.key());
        return drive(open, preparation, assignment, weight, Task.class, task -> driven.complete(task, moved.state()));
    }

    /** States a resource that no single telling decides: what holds of it is completed from all tellings. */
    private <T extends Resource> New drive(
            OpenCommit open,
            Preparation preparation,
            Assignment assignment,
            Weight weight,
            Class<T> type,
            Consumer<T> complete) {
        EncodedResource stated = preparation.encoded(assignment);
        T told = type.cast(assignment.part().resource());
        T content = weight == Weight.HOLDS
                ? told
                : current(open, assignment.key(), type).orElse(told);
        complete.accept(content);
        StoredVersion version = restore(open, assignment.key(), content, preparation);
        return weight == Weight.HOLDS
                ? New.held(assignment.key(), stated, version)
                : New.overtaken(assignment.key(), stated);
    }

    /** What the replay changed beyond the telling's own parts: facts set aside or taken back, the Task's state. */
    private void reconsider(OpenCommit open, Preparation preparation, Moved moved) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        for (Changed changed : moved.changed()) {
            SetAside aside = changed.verdict().refused() ? SetAside.YES : SetAside.NO;
            keys.addAll(statements.setAside(changed.partner(), changed.tellingId(), aside));
        }
        keys.stream()
                .filter(key -> key.type().equals(Persons.PATIENT))
                .forEach(person -> describe(open, person, preparation));
        keys.stream().filter(key -> !key.type().equals(Persons.PATIENT)).forEach(key -> setAside.reconsider(open, key));
        ResourceKey task = new ResourceKey("Task", moved.referral().task());
        if (keys.contains(task) || preparation.coordinationTask().isEmpty()) {
            current(open, task, Task.class).ifPresent(content -> {
                driven.complete(content, moved.state());
                restore(open, task, content, preparation);
            });
        }
    }

    /** Gives a Patient what its authority said last, with the identifiers and links that it has now. */
    void describe(OpenCommit open, ResourceKey person, Preparation preparation) {
        setAside.demographics(open, person, demographics.authority(open, person))
                .or(() -> current(open, person, Patient.class))
                .ifPresent(patient -> {
                    patient.setId(person.reference());
                    driven.complete(patient);
                    restore(open, person, patient, preparation);
                });
    }

    private StoredVersion restore(OpenCommit open, ResourceKey key, Resource content, Preparation preparation) {
        content.setId(key.reference());
        return store.store(
                open,
                key,
                content,
                store.encode(content),
                preparation.telling().partner().id());
    }

    private <T extends Resource> Optional<T> current(OpenCommit open, ResourceKey key, Class<T> type) {
        return open.current(key).filter(version -> !version.isEmpty()).map(version -> json.read(version.body(), type));
    }

    private static Weight weight(Telling telling, Map<ResourceKey, Taken> latest, ResourceKey key) {
        return Optional.ofNullable(latest.get(key))
                        .filter(taken -> taken.order().compareTo(telling.order()) > 0)
                        .isPresent()
                ? Weight.OVERTAKEN
                : Weight.HOLDS;
    }

    private static Issue keptAsOwners(Assignment repeated) {
        return Issue.information(
                Rule.KEPT_AS_OWNERS,
                repeated.part().location(),
                "The resource is identified by a system of another partner; what that partner stated holds. Nothing to"
                        + " do.");
    }

    private static Issue overtaken(Assignment fact) {
        return Issue.information(
                Rule.OVERTAKEN,
                fact.part().location(),
                "A message dated later has stated this resource already; that one holds. Nothing to do.");
    }
}

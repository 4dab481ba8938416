package care.sij.exchange.message;

import care.sij.exchange.message.ReferralMovement.Moved;
import care.sij.exchange.message.Referrals.Changed;
import care.sij.exchange.message.Statements.New;
import care.sij.exchange.message.Statements.SetAside;
import care.sij.exchange.message.Statements.Taken;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.record.Bytes;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.referral.ReferralState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * Turns statements into facts: of all statements about one resource the latest in the senders' order holds, whatever
 * order they arrived in (DESIGN 2).
 */
@Component
class FactStatements {

    private final Statements statements;
    private final Referrals referrals;
    private final FactStore store;
    private final FhirJson json;
    private final DrivenResources driven;
    private final SetAsideFacts setAside;

    FactStatements(
            Statements statements,
            Referrals referrals,
            FactStore store,
            FhirJson json,
            DrivenResources driven,
            SetAsideFacts setAside) {
        this.statements = statements;
        this.referrals = referrals;
        this.store = store;
        this.json = json;
        this.driven = driven;
        this.setAside = setAside;
    }

    /** States everything the message holds, and sets aside or takes back what the referral's replay changed. */
    List<Issue> state(OpenCommit open, Preparation preparation, Optional<Moved> moved) {
        Map<ResourceKey, Taken> latest = statements.latest(preparation.keys());
        List<New> taken = new ArrayList<>();
        List<Issue> issues = new ArrayList<>();
        for (Assignment fact : preparation.facts()) {
            New statement = fact(open, preparation.envelope(), fact, latest);
            taken.add(statement);
            if (statement.version().isEmpty()) {
                issues.add(overtaken(fact));
            }
        }
        preparation.repeated().forEach(repeated -> issues.add(keptAsOwners(repeated)));
        taken.add(patient(open, preparation, latest));
        preparation
                .coordinationTask()
                .ifPresent(task -> taken.add(task(
                        open,
                        preparation.envelope(),
                        task,
                        latest,
                        moved.orElseThrow().state())));
        statements.take(preparation.envelope(), taken);
        moved.ifPresent(movement -> reconsider(open, preparation, movement));
        return issues;
    }

    private New fact(OpenCommit open, Envelope envelope, Assignment fact, Map<ResourceKey, Taken> latest) {
        Resource resource = fact.part().resource();
        EncodedResource encoded = store.encode(resource);
        if (overtaken(envelope, latest, fact.key())) {
            return new New(fact.key(), encoded.contentHash(), Optional.empty(), Optional.of(json.encode(resource)));
        }
        StoredVersion version = store.store(
                open, fact.key(), resource, encoded, envelope.partner().id());
        return new New(fact.key(), encoded.contentHash(), Optional.of(version.version()), Optional.empty());
    }

    /** Demographics are the authority's, the identifiers everybody's. */
    private New patient(OpenCommit open, Preparation preparation, Map<ResourceKey, Taken> latest) {
        Assignment assignment = preparation.patientAssignment();
        Patient stated = (Patient) assignment.part().resource();
        Bytes body = json.encode(stated);
        Bytes hash = store.encode(stated).contentHash();
        Envelope envelope = preparation.envelope();
        boolean holds = referrals
                        .demographicsAuthority(preparation.patient())
                        .equals(envelope.partner().id())
                && !overtakenByOwn(envelope, latest.get(assignment.key()), assignment.key());
        Patient content =
                holds ? stated : current(open, assignment.key(), Patient.class).orElse(stated);
        driven.complete(content);
        StoredVersion version = store.store(
                open,
                assignment.key(),
                content,
                store.encode(content),
                envelope.partner().id());
        return holds
                ? new New(assignment.key(), hash, Optional.of(version.version()), Optional.empty())
                : new New(assignment.key(), hash, Optional.empty(), Optional.of(body));
    }

    private boolean overtakenByOwn(
            Envelope envelope, @org.jspecify.annotations.Nullable Taken latest, ResourceKey key) {
        return latest != null
                && statements
                        .latestTakenOf(key, envelope.partner().id())
                        .filter(own -> own.order().compareTo(envelope.order()) > 0)
                        .isPresent();
    }

    private New task(
            OpenCommit open,
            Envelope envelope,
            Assignment assignment,
            Map<ResourceKey, Taken> latest,
            ReferralState state) {
        Task stated = (Task) assignment.part().resource();
        Bytes body = json.encode(stated);
        Bytes hash = store.encode(stated).contentHash();
        boolean overtaken = overtaken(envelope, latest, assignment.key());
        Task content = overtaken ? current(open, assignment.key(), Task.class).orElse(stated) : stated;
        driven.complete(content, state);
        StoredVersion version = store.store(
                open,
                assignment.key(),
                content,
                store.encode(content),
                envelope.partner().id());
        return overtaken
                ? new New(assignment.key(), hash, Optional.empty(), Optional.of(body))
                : new New(assignment.key(), hash, Optional.of(version.version()), Optional.empty());
    }

    /** What the replay changed beyond this message's own entries: facts set aside or taken back, the Task's state. */
    private void reconsider(OpenCommit open, Preparation preparation, Moved moved) {
        Set<ResourceKey> keys = new LinkedHashSet<>();
        for (Changed changed : moved.changed()) {
            SetAside aside = changed.verdict().refused() ? SetAside.YES : SetAside.NO;
            keys.addAll(statements.setAside(changed.partner(), changed.messageId(), aside));
        }
        ResourceKey person = new ResourceKey(Persons.PATIENT, preparation.patient());
        if (keys.remove(person)) {
            setAside.demographics(open, person, referrals.demographicsAuthority(preparation.patient()))
                    .ifPresent(patient -> {
                        driven.complete(patient);
                        restore(open, person, patient, preparation);
                    });
        }
        keys.forEach(key -> setAside.reconsider(open, key));
        ResourceKey task = new ResourceKey("Task", moved.referral().task());
        current(open, task, Task.class).ifPresent(content -> {
            driven.complete(content, moved.state());
            restore(open, task, content, preparation);
        });
    }

    private void restore(OpenCommit open, ResourceKey key, Resource content, Preparation preparation) {
        content.setId(key.reference());
        store.store(
                open,
                key,
                content,
                store.encode(content),
                preparation.envelope().partner().id());
    }

    private <T extends Resource> Optional<T> current(OpenCommit open, ResourceKey key, Class<T> type) {
        return open.current(key).filter(version -> !version.deleted()).map(version -> json.read(version.body(), type));
    }

    private static boolean overtaken(Envelope envelope, Map<ResourceKey, Taken> latest, ResourceKey key) {
        return Optional.ofNullable(latest.get(key))
                .filter(taken -> taken.order().compareTo(envelope.order()) > 0)
                .isPresent();
    }

    private static Issue keptAsOwners(Assignment repeated) {
        return Issue.information(
                Rule.KEPT_AS_OWNERS,
                repeated.part().location(),
                "The resource is identified by a system of another partner; what that partner stated holds. Nothing to do.");
    }

    private static Issue overtaken(Assignment fact) {
        return Issue.information(
                Rule.OVERTAKEN,
                fact.part().location(),
                "A message dated later has stated this resource already; that one holds. Nothing to do.");
    }
}

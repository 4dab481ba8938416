package care.sij.exchange.direct;

import care.sij.careplan.ProjectedClaim;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.direct.Placement.Deletion;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** What a partner may write. */
@Component
class WriteRights {

    private static final String BUNDLE = "Bundle";

    private final WriteScopes scopes;
    private final Sides sides;
    private final FhirJson json;

    WriteRights(WriteScopes scopes, Sides sides, FhirJson json) {
        this.scopes = scopes;
        this.sides = sides;
        this.json = json;
    }

    /**
     * Requires that what is to be changed is there for the writer, and is not this service's own.
     *
     * @throws StatementRefused when it is not
     */
    void requireTargets(OpenCommit open, WriteRequest request, Placement placement) {
        placement.stated().forEach(WriteRights::requireNothingProjected);
        placement.stated().forEach(placed -> requireNoNewLink(open, placed));
        List<ResourceKey> targets = placement.targets();
        Set<ResourceKey> known = scopes.known(request, placement);
        Map<ResourceKey, StoredVersion> stored = open.current(targets);
        for (Placed placed : placement.stated()) {
            if (!placed.creates()) {
                requireTarget(placed.key(), placed.location(), known, stored);
            }
        }
        for (Deletion deletion : placement.deletions()) {
            requireTarget(deletion.key(), deletion.write().location(), known, stored);
        }
    }

    private void requireTarget(
            ResourceKey key, String location, Set<ResourceKey> known, Map<ResourceKey, StoredVersion> stored) {
        StoredVersion version = Optional.ofNullable(stored.get(key))
                .filter(found -> known.contains(key))
                .orElseThrow(() -> new StatementRefused(
                        Rule.UNKNOWN_RESOURCE,
                        location,
                        "There is no such " + key.type() + ", or not for you. " + ClientIds.REMEDY));
        if (version.origin() == Origin.PROJECTED) {
            throw projected(location);
        }
        if (version.erased()) {
            throw new StatementRefused(
                    Rule.ERASED,
                    location,
                    "The content of the resource was erased. If it is to be on record again, state it anew: POST it"
                            + " with its identifier.");
        }
        if (isArchivedMessage(version)) {
            throw new StatementRefused(
                    Rule.PROJECTED_BY_HAND,
                    location,
                    "The Bundle is a message as it was received, which stays as it is. Correct facts by a new message,"
                            + " or write them.");
        }
    }

    private boolean isArchivedMessage(StoredVersion version) {
        return version.key().type().equals(BUNDLE)
                && !version.deleted()
                && json.read(version.body(), Bundle.class).getType() == BundleType.MESSAGE;
    }

    private static void requireNothingProjected(Placed placed) {
        Resource resource = placed.resource();
        if (ProjectedClaim.isMadeBy(resource)) {
            throw projected(placed.location());
        }
        if (resource instanceof Bundle bundle && bundle.getType() == BundleType.MESSAGE) {
            throw new StatementRefused(
                    Rule.PROJECTED_BY_HAND,
                    placed.location(),
                    "Messages are not stored as resources. Send the message to `POST [base]/$process-message`.");
        }
    }

    private void requireNoNewLink(OpenCommit open, Placed placed) {
        if (placed.resource() instanceof Patient patient && patient.hasLink() && !repeatsLinks(open, placed, patient)) {
            throw new StatementRefused(
                    Rule.MERGE_NOT_SUPPORTED,
                    placed.location() + ".link",
                    "Persons are not linked or merged by writing them. Write the Patient with the links it has, or"
                            + " without, and send a sij-patient-link message.");
        }
    }

    private boolean repeatsLinks(OpenCommit open, Placed placed, Patient patient) {
        return open.current(placed.key())
                .filter(version -> !version.isEmpty())
                .map(version -> json.read(version.body(), Patient.class).getLink())
                .filter(links -> Base.compareDeep(links, patient.getLink(), true))
                .isPresent();
    }

    private static StatementRefused projected(String location) {
        return new StatementRefused(
                Rule.PROJECTED_BY_HAND,
                location,
                "The resource is this service's own, a part of a plan or a published definition. Plans follow from facts and are "
                        + "not written: write the facts, or a resource of your own with your own identifiers.");
    }

    /**
     * Requires, under the locks, that the writer may change this now.
     *
     * @throws StatementRefused when it may not
     */
    void require(OpenCommit open, Partner partner, Placement placement, Belongings belongings) {
        Map<ResourceKey, StoredVersion> stored = open.current(placement.keys());
        for (Placed placed : placement.stated()) {
            Optional.ofNullable(stored.get(placed.key()))
                    .ifPresent(current -> require(open, partner, placement, placed, belongings, current));
        }
        for (Deletion deletion : placement.deletions()) {
            Optional.ofNullable(stored.get(deletion.key()))
                    .ifPresent(current -> require(partner, deletion.write(), current));
        }
    }

    private void require(
            OpenCommit open,
            Partner partner,
            Placement placement,
            Placed placed,
            Belongings belongings,
            StoredVersion current) {
        if (current.origin() == Origin.PROJECTED) {
            throw projected(placed.location());
        }
        requireVersion(placed.ifVersion(), current, placed.location());
        requireSamePatients(placed, belongings.patientsOf(placed), current);
        if (placed.creates() && !current.isEmpty() && !placed.isShared() && !placement.deletes(placed.key())) {
            throw new StatementRefused(
                    Rule.KNOWN_ALREADY,
                    placed.location() + ".identifier",
                    "The resource is known by this identifier. Find it by the identifier and write to it with PUT, or"
                            + " create with If-None-Exist.");
        }
        if (!sides.mayState(open, partner, placed, current)) {
            throw notTheOwner(placed.location());
        }
    }

    private static void requireSamePatients(Placed placed, List<String> patients, StoredVersion current) {
        if (!current.erased() && !current.patients().isEmpty() && Collections.disjoint(current.patients(), patients)) {
            throw placed.creates()
                    ? new StatementRefused(
                            Rule.IDENTITY_CONFLICT,
                            placed.location() + ".identifier",
                            "The identifier is known for a resource of another patient. Give each patient's resources"
                                    + " identifiers of their own.")
                    : new StatementRefused(
                            Rule.OTHER_PATIENT,
                            placed.location(),
                            "The resource belongs to another patient and stays there. If it was about the wrong one,"
                                    + " delete it, or mark it entered-in-error, and create it anew with an identifier of"
                                    + " its own.");
        }
    }

    private void require(Partner partner, Write.Delete deletion, StoredVersion current) {
        requireVersion(deletion.ifVersion(), current, deletion.location());
        if (!current.owner().equals(partner.id())) {
            throw notTheOwner(deletion.location());
        }
        if (current.key().type().equals(Persons.PATIENT)
                || sides.referral(current.key()).isPresent()) {
            throw new StatementRefused(
                    Rule.NOT_DELETABLE,
                    deletion.location(),
                    "A Patient, a referral and its Task are not deleted: what was done rests on them. Cancel the"
                            + " referral by its Task, or by a `sij-referral-cancel` message.");
        }
    }

    private static void requireVersion(OptionalLong ifVersion, StoredVersion current, String location) {
        if (ifVersion.isPresent() && ifVersion.getAsLong() != current.version()) {
            throw new StatementRefused(
                    Rule.VERSION_MISMATCH,
                    location,
                    "The resource is now at version " + current.version()
                            + ". Read it, apply your change to that version, and send it with its ETag in If-Match.");
        }
    }

    private static StatementRefused notTheOwner(String location) {
        return new StatementRefused(
                Rule.NOT_THE_OWNER,
                location,
                "The resource was stated by another partner, which alone changes it. Ask that partner, or state a"
                        + " resource of your own.");
    }
}

package care.sij.exchange.direct;

import care.sij.access.Reach;
import care.sij.exchange.Written.Effect;
import care.sij.exchange.direct.Placement.Deletion;
import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.BusinessIdentifier;
import care.sij.exchange.facts.Demographics;
import care.sij.exchange.facts.DrivenResources;
import care.sij.exchange.facts.FactStore;
import care.sij.exchange.facts.LinkedPersons;
import care.sij.exchange.facts.LinkedPersons.Groups;
import care.sij.exchange.facts.References.Pointer;
import care.sij.exchange.facts.Referrals;
import care.sij.exchange.facts.SourceOrder;
import care.sij.exchange.facts.Statements;
import care.sij.exchange.facts.Statements.New;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.facts.WaitKey;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import care.sij.record.Interaction;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Makes writes statements like any other: stored, and remembered with their place in the order of all tellings. */
@Component
class WriteStatements {

    /**
     * What the writes of one request have in common.
     *
     * @param toldAs the Patient under which each is told
     */
    private record Occasion(
            Placement placement,
            Telling telling,
            Belongings belongings,
            Function<ResourceKey, Optional<String>> toldAs) {}

    /** When its turn comes. */
    private enum Turn {
        CREATE,
        UPDATE,
        PROVENANCE;

        static Turn of(Placed placed) {
            if (placed.resource() instanceof Provenance) {
                return PROVENANCE;
            }
            return placed.creates() ? CREATE : UPDATE;
        }
    }

    private final Statements statements;
    private final Referrals referrals;
    private final ReferralWrites movements;
    private final Demographics demographics;
    private final DrivenResources driven;
    private final FactStore store;
    private final FhirJson json;
    private final Reach reach;
    private final LinkedPersons linked;

    WriteStatements(
            Statements statements,
            Referrals referrals,
            ReferralWrites movements,
            Demographics demographics,
            DrivenResources driven,
            FactStore store,
            FhirJson json,
            Reach reach,
            LinkedPersons linked) {
        this.statements = statements;
        this.referrals = referrals;
        this.movements = movements;
        this.demographics = demographics;
        this.driven = driven;
        this.store = store;
        this.json = json;
        this.reach = reach;
        this.linked = linked;
    }

    /**
     * Deletes, stores and remembers what the writes state, in the order in which R4 processes a transaction; a
     * Provenance at last, when what it is about has its version.
     */
    WriteIntake.Taken state(
            OpenCommit open, Telling told, Placement placement, List<Pointer> pointers, Belongings belongings) {
        Telling telling = afterWhatIsKnown(open, told, placement);
        Function<ResourceKey, Optional<String>> toldAs = toldAs(placement, pointers, belongings);
        Occasion occasion = new Occasion(placement, telling, belongings, toldAs);
        Map<Integer, Effected> effects = new TreeMap<>();
        List<New> taken = new ArrayList<>();
        placement.deletions().forEach(deletion -> effects.put(deletion.place(), delete(open, deletion)));
        deletedForGood(open, placement, effects).forEach(taken::add);
        placement.stated().stream().sorted(Comparator.comparing(Turn::of)).forEach(placed -> {
            VersionedTargets.point(placed.resource(), effects.values());
            effects.put(placed.place(), store(open, placed, occasion, taken));
        });
        placement.found().forEach(found -> effects.put(found.place(), found(open, found)));
        statements.take(telling, taken, toldAs);
        return new WriteIntake.Taken(Map.copyOf(effects), known(placement));
    }

    /** Each under the Patient that it names; what is told again stays with the one under which it was told. */
    private Function<ResourceKey, Optional<String>> toldAs(
            Placement placement, List<Pointer> pointers, Belongings belongings) {
        Map<ResourceKey, String> patients = new HashMap<>();
        for (Placed placed : placement.stated()) {
            belongings.patientsOf(placed).stream()
                    .findFirst()
                    .ifPresent(patient ->
                            patients.put(placed.key(), named(placed, pointers).orElse(patient)));
        }
        referralsWhole(placement, patients);
        Groups groups = linked.groups(Set.copyOf(patients.values()));
        statements
                .latest(placement.keys())
                .forEach((key, before) -> before.toldAs()
                        .filter(patient -> groups.person(patients.getOrDefault(key, patient))
                                .records()
                                .contains(patient))
                        .ifPresent(patient -> patients.put(key, patient)));
        return key -> Optional.ofNullable(patients.get(key));
    }

    /** A referral is its ServiceRequest's Patient's, and its Task with it. */
    private static void referralsWhole(Placement placement, Map<ResourceKey, String> patients) {
        placement.stated().stream()
                .filter(Placed::coordinates)
                .forEach(task -> ReferralWrites.request(placement.stated(), task)
                        .flatMap(request -> Optional.ofNullable(patients.get(request.key())))
                        .ifPresent(patient -> patients.put(task.key(), patient)));
    }

    private static Optional<String> named(Placed placed, List<Pointer> pointers) {
        return pointers.stream()
                .filter(pointer -> pointer.from().equals(placed.assignment().part()))
                .filter(pointer -> !pointer.named().equals(pointer.to()))
                .map(pointer -> pointer.named().id())
                .findFirst();
    }

    /**
     * Who writes has the record before it: the write comes after everything stated so far, even by a clock that runs
     * ahead of ours.
     */
    private Telling afterWhatIsKnown(OpenCommit open, Telling told, Placement placement) {
        Stream<Instant> stated = statements.latest(placement.keys()).values().stream()
                .map(taken -> taken.order().at());
        Stream<Instant> moved = placement.stated().stream()
                .filter(Placed::coordinates)
                .flatMap(task -> BusinessIdentifier.placer(((Task) task.resource()).getIdentifier().stream()).stream())
                .flatMap(number -> referrals.latestTold(number).stream());
        Instant at = Stream.concat(stated, moved)
                .map(instant -> instant.plusMillis(1))
                .filter(open.instant()::isBefore)
                .max(Instant::compareTo)
                .orElse(open.instant());
        return new Telling(told.partner(), new SourceOrder(at, told.id()));
    }

    private static Effected delete(OpenCommit open, Deletion deletion) {
        StoredVersion current = open.current(deletion.key()).orElseThrow();
        if (current.deleted()) {
            return new Effected(Effect.DELETED, current);
        }
        return new Effected(Effect.DELETED, open.delete(deletion.key(), current.owner()));
    }

    /** Of what this commit deleted that which it does not create anew: one telling states each resource once. */
    private static Stream<New> deletedForGood(OpenCommit open, Placement placement, Map<Integer, Effected> effects) {
        Set<ResourceKey> anew = placement.stated().stream().map(Placed::key).collect(Collectors.toSet());
        return placement.deletions().stream()
                .filter(deletion -> !anew.contains(deletion.key()))
                .map(deletion ->
                        Objects.requireNonNull(effects.get(deletion.place())).version())
                .filter(version -> version.commit() == open.number())
                .map(New::deleted);
    }

    private Effected store(OpenCommit open, Placed placed, Occasion occasion, List<New> taken) {
        EncodedResource stated = store.encode(placed.resource());
        Resource content = content(open, placed, occasion);
        EncodedResource encoded = content == placed.resource() && !isDriven(placed) ? stated : store.encode(content);
        StoredVersion version = store.store(
                open,
                placed.key(),
                occasion.belongings().patientsOf(placed, content),
                content,
                encoded,
                occasion.telling().partner().id());
        boolean replaced = placed.resource() instanceof Patient
                && !linked.person(placed.key().id()).id().equals(placed.key().id());
        taken.add(replaced ? New.overtaken(placed.key(), stated) : New.held(placed.key(), stated, version));
        boolean created = version.interaction() == Interaction.CREATE && version.commit() == open.number();
        return new Effected(created ? Effect.CREATED : Effect.UPDATED, version);
    }

    private static boolean isDriven(Placed placed) {
        return placed.coordinates() || placed.resource() instanceof Patient;
    }

    /** What the record is to hold: of a Patient and a referral's Task more than one statement tells. */
    private Resource content(OpenCommit open, Placed placed, Occasion occasion) {
        if (placed.resource() instanceof Patient patient) {
            return person(open, placed, patient, occasion.telling());
        }
        if (placed.coordinates()) {
            Task task = (Task) placed.resource();
            driven.complete(
                    task, movements.move(placed, occasion.placement().stated(), occasion.telling(), occasion.toldAs()));
            return task;
        }
        return placed.resource();
    }

    private Patient person(OpenCommit open, Placed placed, Patient stated, Telling telling) {
        Optional<StoredVersion> current = open.current(placed.key()).filter(version -> !version.erased());
        if (current.isEmpty()) {
            reach.grant(telling.partner().id(), placed.key().id());
        }
        boolean authority = current.isEmpty()
                || demographics
                        .authority(open, placed.key())
                        .equals(telling.partner().id());
        current.filter(version -> authority && !version.deleted())
                .map(version -> json.read(version.body(), Patient.class))
                .ifPresent(stored -> keepUnseen(stored, stated, telling.partner()));
        Patient content = authority ? stated : json.read(current.orElseThrow().body(), Patient.class);
        content.setId(placed.key().reference());
        driven.complete(content);
        return content;
    }

    /** Who reads a person is not shown numbers of systems not its own, and writes it back without them. */
    private static void keepUnseen(Patient stored, Patient stated, Partner partner) {
        stored.getIdentifier().stream()
                .filter(identifier -> !partner.mayAssert(
                        Optional.ofNullable(identifier.getSystem()).orElse("")))
                .filter(unseen -> stated.getIdentifier().stream().noneMatch(unseen::equalsDeep))
                .forEach(stated::addIdentifier);
    }

    private static Effected found(OpenCommit open, Placed found) {
        return new Effected(Effect.FOUND, open.current(found.key()).orElseThrow());
    }

    private static Set<String> known(Placement placement) {
        Set<String> known = new LinkedHashSet<>();
        for (Placed placed : placement.stated()) {
            Collection<BusinessIdentifier> identifiers = new HashSet<>(Assignment.identifiersOf(placed.resource()));
            identifiers.forEach(
                    identifier -> known.add(WaitKey.resource(placed.key().type(), identifier)));
            if (placed.resource() instanceof Patient) {
                identifiers.forEach(identifier -> known.add(WaitKey.person(identifier)));
            }
            if (placed.coordinates()) {
                identifiers.forEach(identifier -> known.add(WaitKey.referral(identifier)));
            }
        }
        return known;
    }
}

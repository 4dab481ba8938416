package care.sij.exchange.subscription;

import care.sij.exchange.delivery.Notice;
import care.sij.exchange.delivery.Notices;
import care.sij.exchange.facts.LinkedPersons;
import care.sij.exchange.facts.LinkedPersons.Groups;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.CommitCause;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Enters what a commit changed for those who subscribed to it, in the same transaction. A change of rules is told to
 * nobody (DESIGN 2).
 */
@Component
@Order(3)
class TopicStep implements CommitStep {

    private static final Set<String> TYPES =
            Stream.of(Topic.values()).map(Topic::type).collect(Collectors.toUnmodifiableSet());

    private record Happened(Topic topic, StoredVersion version) {}

    private final Rows rows;
    private final Events events;
    private final Happenings happenings;
    private final ShownEvents shown;
    private final Versions versions;
    private final Partners partners;
    private final Notices notices;
    private final LinkedPersons linked;
    private final Supplier<UUID> ids;

    TopicStep(
            Rows rows,
            Events events,
            Happenings happenings,
            ShownEvents shown,
            Versions versions,
            Partners partners,
            Notices notices,
            LinkedPersons linked,
            Supplier<UUID> ids) {
        this.rows = rows;
        this.events = events;
        this.happenings = happenings;
        this.shown = shown;
        this.versions = versions;
        this.partners = partners;
        this.notices = notices;
        this.linked = linked;
        this.ids = ids;
    }

    @Override
    public void apply(OpenCommit commit) {
        if (commit.cause().kind() == CommitCause.Kind.RULE_CHANGE) {
            return;
        }
        Map<ResourceKey, StoredVersion> changed = new LinkedHashMap<>();
        commit.appended().stream()
                .filter(version -> TYPES.contains(version.key().type())
                        && !version.patients().isEmpty())
                .forEach(version -> changed.put(version.key(), version));
        List<Row> counting = changed.isEmpty() ? List.of() : rows.counting();
        if (!counting.isEmpty()) {
            List<Happened> happened =
                    changed.values().stream().flatMap(this::happened).toList();
            Groups persons = persons(counting, happened);
            counting.forEach(row -> tell(commit, row, happened, persons));
        }
    }

    private Stream<Happened> happened(StoredVersion version) {
        return happenings
                .of(versions.current(version.key(), Visibility.EVERYTHING), version)
                .map(topic -> new Happened(topic, version))
                .stream();
    }

    /** A subscription goes on with whoever its Patient is one person with. */
    private Groups persons(List<Row> rows, List<Happened> happened) {
        Set<String> filtered =
                rows.stream().flatMap(row -> row.patient().stream()).collect(Collectors.toSet());
        return filtered.isEmpty()
                ? new Groups(Map.of())
                : linked.groups(Stream.concat(
                                filtered.stream(), happened.stream().flatMap(one -> one.version().patients().stream()))
                        .distinct()
                        .toList());
    }

    private void tell(OpenCommit commit, Row row, List<Happened> happened, Groups persons) {
        Optional<Partner> partner = partners.registered().stream()
                .filter(one -> one.id().equals(row.partner()))
                .findFirst();
        partner.ifPresent(to -> happened.stream()
                .filter(one -> concerns(one, row, to, commit.instant(), persons))
                .forEach(one -> rows.locked(row.id())
                        .filter(held -> held.state() != State.OFF)
                        .filter(held -> concerns(one, held, to, commit.instant(), persons))
                        .ifPresent(held -> tell(commit, held, one.version()))));
    }

    private boolean concerns(Happened happened, Row row, Partner to, Instant instant, Groups persons) {
        StoredVersion version = happened.version();
        return happened.topic() == row.topic()
                && row.partner().equals(to.id())
                && row.patient()
                        .map(patient -> version.patients().stream()
                                .map(persons::survivorOf)
                                .anyMatch(persons.survivorOf(patient)::equals))
                        .orElse(true)
                && row.ends().isAfter(instant)
                && shown.becomes(version, row, to);
    }

    /** By the row as it is held: whoever changed it while this waited has been heard. */
    private void tell(OpenCommit commit, Row row, StoredVersion version) {
        String id = ids.get().toString();
        String patient = version.patients().get(0);
        long number = rows.next(row.id(), commit.instant());
        events.add(new Event(row.id(), number, id, version.key(), patient, commit.instant()));
        if (row.state() != State.ACTIVE) {
            return;
        }
        notices.enter(new Notice(
                id,
                row.partner(),
                row.key(),
                Kind.EVENT.code(),
                patient,
                List.of(version.key()),
                commit.number(),
                commit.instant()));
    }
}

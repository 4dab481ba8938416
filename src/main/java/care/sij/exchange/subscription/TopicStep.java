package care.sij.exchange.subscription;

import care.sij.exchange.delivery.Notice;
import care.sij.exchange.delivery.Notices;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.CommitCause;
import care.sij.record.CommitStep;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
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
    private final Supplier<UUID> ids;

    TopicStep(
            Rows rows,
            Events events,
            Happenings happenings,
            ShownEvents shown,
            Versions versions,
            Partners partners,
            Notices notices,
            Supplier<UUID> ids) {
        this.rows = rows;
        this.events = events;
        this.happenings = happenings;
        this.shown = shown;
        this.versions = versions;
        this.partners = partners;
        this.notices = notices;
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
            counting.forEach(row -> tell(commit, row, happened));
        }
    }

    private Stream<Happened> happened(StoredVersion version) {
        return happenings
                .of(versions.current(version.key(), Visibility.EVERYTHING), version)
                .map(topic -> new Happened(topic, version))
                .stream();
    }

    private void tell(OpenCommit commit, Row row, List<Happened> happened) {
        Optional<Partner> partner = partners.registered().stream()
                .filter(one -> one.id().equals(row.partner()))
                .findFirst();
        partner.ifPresent(to -> happened.stream()
                .filter(one -> one.topic() == row.topic())
                .map(Happened::version)
                .filter(version ->
                        row.patient().map(version.patients()::contains).orElse(true))
                .filter(version -> row.ends().isAfter(commit.instant()))
                .filter(version -> shown.becomes(version, row, to))
                .forEach(version -> tell(commit, row, version)));
    }

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

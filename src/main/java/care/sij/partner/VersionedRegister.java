package care.sij.partner;

import care.sij.partner.ProposedRegistrations.Proposed;
import care.sij.partner.RegisteredVersion.Authorship;
import care.sij.partner.RegisteredVersion.State;
import care.sij.record.Bytes;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The register in the database; settings are its version 0 of the partners they name. */
@Component
class VersionedRegister implements PartnerRegister {

    private final PartnerSettings settings;
    private final RegistrationLog log;
    private final CurrentPartners partners;
    private final ProposedRegistrations proposals;
    private final TransactionOperations transactions;
    private final Clock clock;

    VersionedRegister(
            PartnerSettings settings,
            RegistrationLog log,
            CurrentPartners partners,
            ProposedRegistrations proposals,
            TransactionOperations transactions,
            Clock clock) {
        this.settings = settings;
        this.log = log;
        this.partners = partners;
        this.proposals = proposals;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public long state() {
        return log.newest();
    }

    @Override
    public List<RegisteredVersion> current() {
        Map<String, RegisteredVersion> current = new TreeMap<>();
        settings.partners().keySet().forEach(id -> ofSettings(id).ifPresent(version -> current.put(id, version)));
        log.latest().forEach(version -> current.put(version.partner(), version));
        return List.copyOf(current.values());
    }

    @Override
    public Optional<RegisteredVersion> current(String partner) {
        return log.latest(partner).or(() -> ofSettings(partner));
    }

    @Override
    public List<RegisteredVersion> history(String partner) {
        return Stream.concat(log.of(partner).stream(), ofSettings(partner).stream())
                .toList();
    }

    @Override
    public Optional<RegistrationDiff> diff(String partner, int from, int to) {
        Map<Integer, RegisteredVersion> versions =
                history(partner).stream().collect(Collectors.toMap(RegisteredVersion::version, version -> version));
        return Optional.ofNullable(versions.get(from))
                .flatMap(before -> Optional.ofNullable(versions.get(to))
                        .map(after -> RegistrationDiff.between(flat(before), flat(after))));
    }

    @Override
    public Optional<String> proposed(String partner, URI base, Proposal proposal) {
        return current(partner)
                .map(version -> new ProposalText(partner, base, proposal)
                        .yaml(RegistrationDocument.of(version).entry()));
    }

    @Override
    public String export() {
        return current().stream()
                .filter(RegisteredVersion::active)
                .map(version -> RegistrationText.yaml(
                        version.partner(), RegistrationDocument.of(version).entry()))
                .collect(Collectors.joining("---\n"));
    }

    @Override
    public Partner tried(String partner, String yaml) {
        return proposals.one(partner, yaml, partners.registered()).partner();
    }

    @Override
    public Change put(String partner, String yaml, Expected expected, Reason reason, Run run) {
        return changing(() -> {
            Proposed one = proposals.one(partner, yaml, partners.registered());
            Optional<RegisteredVersion> before = current(partner);
            require(expected, before);
            return put(one, before, reason, run);
        });
    }

    @Override
    public Changes putAll(String yaml, OptionalLong seen, Reason reason, Run run) {
        return changing(() -> {
            if (seen.isPresent() && seen.getAsLong() != state()) {
                throw new RegisterRefused(
                        RegisterRefusal.CHANGED_MEANWHILE,
                        List.of(
                                "registrations were changed meanwhile; look at what the import does now and try again"));
            }
            List<Change> changes = proposals.many(yaml, partners.registered()).stream()
                    .map(one -> put(one, current(one.partner().id()), reason, run))
                    .toList();
            return new Changes(state(), changes);
        });
    }

    private Change put(Proposed proposed, Optional<RegisteredVersion> before, Reason reason, Run run) {
        String id = proposed.partner().id();
        boolean was = before.filter(RegisteredVersion::active).isPresent();
        RegistrationDiff diff = RegistrationDiff.between(
                before.map(VersionedRegister::flat).orElse(Map.of()), RegistrationText.flat(proposed.entry()));
        if (was && diff.isEmpty()) {
            return new Change(id, version(before), Outcome.UNCHANGED, diff, Set.of());
        }
        append(id, version(before) + 1, State.ACTIVE, proposed.yaml(), reason, run);
        return new Change(
                id,
                version(before) + 1,
                was ? Outcome.CHANGED : Outcome.ADDED,
                diff,
                Effect.of(partners.byId(id), Optional.of(proposed.partner())));
    }

    @Override
    public Change withdraw(String partner, Expected expected, Reason reason, Run run) {
        return changing(() -> {
            RegisteredVersion before = current(partner)
                    .filter(RegisteredVersion::active)
                    .orElseThrow(() -> new RegisterRefused(
                            RegisterRefusal.NOT_REGISTERED, List.of("nobody is registered under this id")));
            require(expected, Optional.of(before));
            if (reason.by().equals(partner)) {
                throw new RegisterRefused(
                        RegisterRefusal.INVALID, List.of("nobody withdraws itself; another administrator does"));
            }
            append(partner, before.version() + 1, State.WITHDRAWN, before.yaml(), reason, run);
            return new Change(
                    partner,
                    before.version() + 1,
                    Outcome.WITHDRAWN,
                    RegistrationDiff.between(flat(before), Map.of()),
                    Effect.of(partners.byId(partner), Optional.empty()));
        });
    }

    /** One at a time, in all processes; in force here before it returns. */
    private <T> T changing(Supplier<T> change) {
        T changed = transactions.execute(status -> {
            log.lock();
            partners.refresh();
            return change.get();
        });
        partners.refresh();
        return changed;
    }

    private static void require(Expected expected, Optional<RegisteredVersion> current) {
        if (expected instanceof Expected.Nothing && current.isPresent()) {
            throw new RegisterRefused(
                    RegisterRefusal.REGISTERED_BEFORE,
                    List.of("version " + version(current) + " is current; change it with If-Match"));
        }
        if (expected instanceof Expected.Version wanted
                && current.filter(found -> found.version() == wanted.version()).isEmpty()) {
            throw new RegisterRefused(
                    RegisterRefusal.CHANGED_MEANWHILE,
                    List.of(
                            current.isEmpty()
                                    ? "nobody is registered under this id; add it with If-None-Match: *"
                                    : "version " + version(current) + " is current; look at it and try again"));
        }
    }

    private void append(String partner, int version, State state, String yaml, Reason reason, Run run) {
        if (run == Run.REAL) {
            log.append(partner, version, state, yaml, new Authorship(clock.instant(), reason.by(), reason.comment()));
        }
    }

    private static int version(Optional<RegisteredVersion> current) {
        return current.map(RegisteredVersion::version).orElse(RegisteredVersion.OF_SETTINGS);
    }

    private static Map<String, String> flat(RegisteredVersion version) {
        return RegistrationText.flat(RegistrationDocument.of(version).entry());
    }

    private Optional<RegisteredVersion> ofSettings(String partner) {
        return Optional.ofNullable(settings.partners().get(partner)).map(entry -> {
            String yaml = RegistrationText.yaml(partner, entry);
            return new RegisteredVersion(
                    partner,
                    RegisteredVersion.OF_SETTINGS,
                    State.ACTIVE,
                    yaml,
                    Bytes.utf8(yaml).sha256().hex(),
                    Optional.empty());
        });
    }
}

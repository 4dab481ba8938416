package care.sij.partner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The partners of the settings and those of the database, whose word goes before the settings' about the same id. What
 * other processes change is followed within seconds. A setting that cannot work stops the start; a registration in the
 * database that cannot work in this process is left out and logged.
 */
@Component
class CurrentPartners implements Partners {

    private static final Logger LOG = LoggerFactory.getLogger(CurrentPartners.class);

    /**
     * What was last read.
     *
     * @param newest by which it is seen whether there is more
     * @param latest the version of each partner in the database that counts
     */
    private record Known(long newest, Map<String, RegisteredVersion> latest, Map<String, Partner> partners) {

        private static final Known NOTHING = new Known(-1, Map.of(), Map.of());

        Optional<Partner> partner(RegisteredVersion version) {
            return Optional.ofNullable(partners.get(version.partner()));
        }

        List<Partner> inOrder() {
            return partners.values().stream()
                    .sorted(Comparator.comparing(Partner::id))
                    .toList();
        }
    }

    private final Map<String, Partner> ofSettings = new HashMap<>();
    private final RegistrationLog log;
    private final ProposedRegistrations demands;
    private final ApplicationEventPublisher events;
    private volatile Known known = Known.NOTHING;
    private volatile List<Partner> all = List.of();

    CurrentPartners(
            PartnerSettings settings,
            RegistrationLog log,
            ProposedRegistrations demands,
            ApplicationEventPublisher events) {
        this.log = log;
        this.demands = demands;
        this.events = events;
        settings.partners().forEach((id, entry) -> ofSettings.put(id, Registration.read(id, entry)));
        ofSettings.values().forEach(this::requireWorking);
        read();
    }

    @Override
    public Optional<Partner> byId(String id) {
        return Optional.ofNullable(known.partners().get(id));
    }

    @Override
    public List<Partner> all() {
        return all;
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "PT1S")
    void follow() {
        try {
            refresh();
        } catch (DataAccessException fault) {
            LOG.warn(
                    "changes of registrations could not be looked for: {}",
                    fault.getClass().getSimpleName());
        }
    }

    /** Reads what was changed meanwhile, and has everybody who follows partners know. */
    synchronized void refresh() {
        if (log.newest() != known.newest()) {
            Set<String> changed = read();
            if (!changed.isEmpty()) {
                LOG.info("registrations changed: {}", changed);
                events.publishEvent(new PartnersChanged(changed));
            }
        }
    }

    private Set<String> read() {
        Known before = known;
        long newest = log.newest();
        Map<String, Partner> partners = new HashMap<>(ofSettings);
        Map<String, RegisteredVersion> latest = new HashMap<>();
        Set<String> changed = new HashSet<>();
        for (RegisteredVersion version : log.latest()) {
            latest.put(version.partner(), version);
            partners.remove(version.partner());
            boolean same = version.equals(before.latest().get(version.partner()));
            (same ? before.partner(version) : usable(version))
                    .ifPresent(partner -> partners.put(partner.id(), partner));
            if (!same) {
                changed.add(version.partner());
            }
        }
        known = new Known(newest, Map.copyOf(latest), Map.copyOf(partners));
        all = known.inOrder();
        return changed;
    }

    private Optional<Partner> usable(RegisteredVersion version) {
        if (!version.active()) {
            return Optional.empty();
        }
        RegistrationDocument document = RegistrationDocument.read(version.yaml());
        List<String> problems = new ArrayList<>(document.problems());
        Optional<Partner> partner = ProposedRegistrations.partner(version.partner(), document, problems);
        partner.ifPresent(read -> problems.addAll(demands.problems(read, List.of())));
        if (!problems.isEmpty()) {
            LOG.error(
                    "version {} of the registration of {} cannot work here and is left out: {}",
                    version.version(),
                    version.partner(),
                    problems);
            return Optional.empty();
        }
        return partner;
    }

    private void requireWorking(Partner partner) {
        List<String> problems = demands.problems(partner, ofSettings.values());
        if (!problems.isEmpty()) {
            throw new InvalidRegistration(partner.id(), problems);
        }
    }
}

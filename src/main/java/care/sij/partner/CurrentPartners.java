package care.sij.partner;

import care.sij.partner.KnownPartners.Standing;
import care.sij.partner.KnownPartners.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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

    private final Map<String, Partner> ofSettings = new HashMap<>();
    private final RegistrationLog log;
    private final ProposedRegistrations demands;
    private final ApplicationEventPublisher events;
    private volatile KnownPartners known = KnownPartners.NOTHING;
    private volatile List<Partner> all = List.of();
    private volatile List<Partner> registered = List.of();
    private volatile List<Partner> withdrawn = List.of();

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
        return known.standing(id)
                .filter(standing -> standing.state() == State.WORKING)
                .map(Standing::partner);
    }

    @Override
    public List<Partner> all() {
        return all;
    }

    @Override
    public List<Partner> registered() {
        return registered;
    }

    @Override
    public List<Partner> withdrawn() {
        return withdrawn;
    }

    @Override
    public List<Partner> ever() {
        Stream<Partner> ofDatabase = log.all().stream().flatMap(version -> asItWas(version).stream());
        return Stream.concat(ofSettings.values().stream(), ofDatabase).toList();
    }

    private static Optional<Partner> asItWas(RegisteredVersion version) {
        try {
            return ProposedRegistrations.registered(version, new ArrayList<>());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A fault must not end the schedule. */
    @Scheduled(fixedDelayString = "PT1S")
    void follow() {
        try {
            refresh();
        } catch (RuntimeException fault) {
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
        KnownPartners before = known;
        long newest = log.newest();
        Map<String, Standing> standings = new HashMap<>();
        ofSettings.forEach((id, partner) -> standings.put(id, new Standing(partner, State.WORKING)));
        Map<String, RegisteredVersion> latest = new HashMap<>();
        Set<String> changed = new HashSet<>();
        for (RegisteredVersion version : log.latest()) {
            String id = version.partner();
            latest.put(id, version);
            standings.remove(id);
            boolean same = version.equals(before.latest().get(id));
            (same ? before.standing(id) : standing(version)).ifPresent(standing -> standings.put(id, standing));
            if (!same) {
                changed.add(id);
            }
        }
        known = new KnownPartners(newest, latest, standings);
        all = known.in(State.WORKING);
        registered = known.in(State.WORKING, State.ELSEWHERE);
        withdrawn = known.in(State.WITHDRAWN);
        return changed;
    }

    /** One that cannot be read must not keep the others from being read. */
    private Optional<Standing> standing(RegisteredVersion version) {
        try {
            return read(version);
        } catch (RuntimeException fault) {
            leftOut(version, fault.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private Optional<Standing> read(RegisteredVersion version) {
        List<String> problems = new ArrayList<>();
        Optional<Partner> partner = ProposedRegistrations.registered(version, problems);
        if (!version.active()) {
            return partner.map(read -> new Standing(read, State.WITHDRAWN));
        }
        partner.ifPresent(read -> problems.addAll(demands.problems(read, List.of())));
        if (problems.isEmpty()) {
            warnOfLaterRules(version);
            return partner.map(read -> new Standing(read, State.WORKING));
        }
        leftOut(version, problems);
        return partner.map(read -> new Standing(read, State.ELSEWHERE));
    }

    private static void warnOfLaterRules(RegisteredVersion version) {
        List<String> outdated = ProposedRegistrations.outdated(version);
        if (!outdated.isEmpty()) {
            LOG.warn(
                    "version {} of the registration of {} works and could not be registered so any more: {}",
                    version.version(),
                    version.partner(),
                    outdated);
        }
    }

    private static void leftOut(RegisteredVersion version, Object why) {
        LOG.error(
                "version {} of the registration of {} cannot work here and is left out: {}",
                version.version(),
                version.partner(),
                why);
    }

    private void requireWorking(Partner partner) {
        List<String> problems = demands.problems(partner, ofSettings.values());
        if (!problems.isEmpty()) {
            throw new InvalidRegistration(partner.id(), problems);
        }
    }
}

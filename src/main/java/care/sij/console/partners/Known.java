package care.sij.console.partners;

import care.sij.console.frame.NotThere;
import care.sij.exchange.KeyDates;
import care.sij.exchange.Traffic;
import care.sij.exchange.Traffic.Standing;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRegister;
import care.sij.partner.Partners;
import care.sij.partner.RegisteredVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The partners that are or were registered, and how they stand. */
@Component
class Known {

    private final PartnerRegister register;
    private final Partners partners;
    private final Traffic traffic;
    private final KeyDates keys;
    private final Clock clock;

    Known(PartnerRegister register, Partners partners, Traffic traffic, KeyDates keys, Clock clock) {
        this.register = register;
        this.partners = partners;
        this.traffic = traffic;
        this.keys = keys;
        this.clock = clock;
    }

    /** The current version of the partner. */
    RegisteredVersion version(String id) {
        return register.current(id).orElseThrow(NotThere::new);
    }

    /** This version of the partner. */
    RegisteredVersion version(String id, int number) {
        return register.history(id).stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    /** How two versions of the partner differ, also in whether they count. */
    DiffWords difference(String id, int from, int to) {
        return register.diff(id, from, to)
                .map(DiffWords::of)
                .orElseThrow(NotThere::new)
                .and(version(id, from).state(), version(id, to).state());
    }

    /** The partner as its current version has it; empty when that cannot be read here. */
    Optional<Partner> partner(String id) {
        return Stream.concat(partners.registered().stream(), partners.withdrawn().stream())
                .filter(partner -> partner.id().equals(id))
                .findFirst();
    }

    Standing standing(String id) {
        return traffic.of(List.of(id)).getOrDefault(id, Standing.NOTHING);
    }

    /** Those of a page, ordered by id. */
    List<Row> rows(int skipped, int most) {
        List<RegisteredVersion> versions =
                register.current().stream().skip(skipped).limit(most).toList();
        Map<String, Standing> standings =
                traffic.of(versions.stream().map(RegisteredVersion::partner).toList());
        Map<String, Partner> known = Stream.concat(partners.registered().stream(), partners.withdrawn().stream())
                .collect(Collectors.toMap(Partner::id, partner -> partner, (one, other) -> one));
        Instant now = clock.instant();
        return versions.stream()
                .map(version -> row(
                        version,
                        Optional.ofNullable(known.get(version.partner())),
                        standings.getOrDefault(version.partner(), Standing.NOTHING),
                        now))
                .toList();
    }

    private Row row(RegisteredVersion version, Optional<Partner> partner, Standing standing, Instant now) {
        return new Row(
                version.partner(),
                partner.map(Partner::organization).orElse("not readable"),
                partner.map(known -> known.role().name().toLowerCase(Locale.ROOT))
                        .orElse("not readable"),
                connection(version, partner, standing),
                standing,
                Row.age(standing, now),
                Row.rate(standing.day()),
                partner.map(known -> KeyLife.first(keys.registered(known), now))
                        .orElseGet(() -> new Badge("not readable", "bad")));
    }

    Badge connection(RegisteredVersion version, Optional<Partner> partner, Standing standing) {
        if (!version.active()) {
            return new Badge("withdrawn", "warn");
        }
        return partner.filter(known -> partners.byId(known.id()).isPresent())
                .map(known -> Connection.of(known, standing))
                .orElseGet(() -> new Badge("cannot work here", "bad"));
    }
}

package care.sij.exchange.browse;

import care.sij.access.Caller;
import care.sij.access.Denials;
import care.sij.access.Reach;
import care.sij.access.SmartScopes;
import care.sij.access.Visibilities;
import care.sij.exchange.OwnNumbers;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether a partner may be told a message as it stands, by the rules that messages are written by: what it may see now
 * by reach, consent and labels, the types that it is never sent, and whose numbers of persons it is shown.
 */
@Component
class Tellable {

    private static final SmartScopes ALL = SmartScopes.parse("system/*.rs");

    /**
     * A resource of the message.
     *
     * @param text its JSON as it would go out
     */
    record Entry(ResourceKey key, Bytes text) {}

    /**
     * What is to be told.
     *
     * @param header the MessageHeader
     * @param focus what the message is about
     * @param entries by their places, the header's aside
     */
    record Telling(
            String partner,
            String patient,
            Instant instant,
            Bytes header,
            Collection<ResourceKey> focus,
            Map<String, Entry> entries) {

        Telling {
            focus = List.copyOf(focus);
            entries = new LinkedHashMap<>(entries);
        }
    }

    private final Partners partners;
    private final Visibilities visibilities;
    private final Versions versions;
    private final OwnNumbers numbers;
    private final Reach reach;
    private final Denials denials;

    Tellable(
            Partners partners,
            Visibilities visibilities,
            Versions versions,
            OwnNumbers numbers,
            Reach reach,
            Denials denials) {
        this.partners = partners;
        this.visibilities = visibilities;
        this.versions = versions;
        this.numbers = numbers;
        this.reach = reach;
        this.denials = denials;
    }

    /** What forbids it; nothing when it may be told. */
    List<String> faults(Telling telling) {
        return partners.byId(telling.partner())
                .flatMap(partner -> partner.delivery()
                        .map(delivery -> faults(telling, partner, Set.copyOf(delivery.withheldTypes()))))
                .orElseGet(() -> List.of(Unfit.NOT_TOLD.at("Bundle")));
    }

    private List<String> faults(Telling telling, Partner partner, Set<String> withheld) {
        if (!reach.covers(partner.id(), List.of(telling.patient())) || denials.deny(partner, telling.patient())) {
            return List.of(Unfit.DENIED.at("Bundle"));
        }
        Shown shown = numbers.shownTo(partner);
        Set<ResourceKey> seen = seen(telling, visibilities.visibilityOf(new Caller(partner, ALL)));
        List<String> faults = new ArrayList<>();
        if (!seen.containsAll(telling.focus())) {
            faults.add(Unfit.NOT_SEEN.at("Bundle.entry[0].resource.focus"));
        }
        if (hides(telling.header(), shown)) {
            faults.add(Unfit.NUMBERS.at("Bundle.entry[0].resource"));
        }
        telling.entries().forEach((place, entry) -> {
            if (withheld.contains(entry.key().type())) {
                faults.add(Unfit.WITHHELD.at(place));
            } else if (!seen.contains(entry.key())) {
                faults.add(Unfit.NOT_SEEN.at(place));
            } else if (hides(entry.text(), shown)) {
                faults.add(Unfit.NUMBERS.at(place));
            }
        });
        return faults;
    }

    private Set<ResourceKey> seen(Telling telling, Visibility visibility) {
        Set<ResourceKey> asked = new HashSet<>(telling.focus());
        telling.entries().values().forEach(entry -> asked.add(entry.key()));
        Set<ResourceKey> seen = new HashSet<>();
        versions.asOf(asked, telling.instant(), visibility).stream()
                .filter(version -> !version.isEmpty())
                .map(StoredVersion::key)
                .forEach(seen::add);
        return seen;
    }

    private static boolean hides(Bytes text, Shown shown) {
        return !PersonNumbers.without(text, shown).equals(text);
    }
}

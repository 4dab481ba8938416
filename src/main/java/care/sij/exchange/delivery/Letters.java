package care.sij.exchange.delivery;

import care.sij.access.Caller;
import care.sij.access.SmartScopes;
import care.sij.access.Visibilities;
import care.sij.exchange.OwnNumbers;
import care.sij.exchange.codes.OutgoingCodes;
import care.sij.exchange.dialect.EventCodings;
import care.sij.fhir.BodyReferences;
import care.sij.fhir.FhirJson;
import care.sij.fhir.PersonNumbers;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
import care.sij.partner.EventDialect;
import care.sij.partner.Partner;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Writes the message that tells a partner what another one told: the referral's Task in focus, the Patient, what was
 * told and the care plans that followed, each as it was in that commit, with nothing that the partner may not see and
 * no number of a person that is another's, coded as the partner codes too. What these refer to and belongs to no
 * patient comes along.
 */
@Component
class Letters {

    private static final String OUR_NAME = "SIJ Pathways";
    private static final SmartScopes ALL = SmartScopes.parse("system/*.rs");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);

    /** From a referral to who performs it, for whom, and where. */
    private static final int STEPS_TO_SHARED = 3;

    private final Versions versions;
    private final Visibilities visibilities;
    private final OwnNumbers numbers;
    private final OutgoingCodes codes;
    private final FhirJson json;
    private final ServiceAddress address;

    Letters(
            Versions versions,
            Visibilities visibilities,
            OwnNumbers numbers,
            OutgoingCodes codes,
            FhirJson json,
            ServiceAddress address) {
        this.versions = versions;
        this.visibilities = visibilities;
        this.numbers = numbers;
        this.codes = codes;
        this.json = json;
        this.address = address;
    }

    /** The message as its partner may have it; none when what it is about is not there for the partner. */
    Optional<Letter> write(Entry entry, Partner partner, Delivery delivery) {
        Visibility visibility = visibilities.visibilityOf(new Caller(partner, ALL));
        return versions.asOf(entry.focus(), entry.instant(), visibility)
                .filter(focus -> !focus.isEmpty())
                .map(focus -> write(entry, partner, delivery, visibility));
    }

    private Letter write(Entry entry, Partner partner, Delivery delivery, Visibility visibility) {
        Set<ResourceKey> wanted = new TreeSet<>(entry.told());
        wanted.add(entry.focus());
        wanted.add(new ResourceKey("Patient", entry.patient()));
        Map<ResourceKey, StoredVersion> parts = new LinkedHashMap<>();
        collect(wanted, entry.instant(), visibility, delivery, parts);
        Shown shown = numbers.shownTo(partner);
        List<String> entries = new ArrayList<>();
        MessageHeader header = header(entry, partner, delivery);
        entries.add(entry("urn:uuid:" + entry.messageId(), json.encode(header)));
        parts.values()
                .forEach(part -> entries.add(
                        entry(url(part.key()), codes.asHeardBy(partner, PersonNumbers.without(told(part), shown)))));
        return new Letter(
                Bytes.utf8(bundle(entry, entries)),
                parts.values().stream().map(StoredVersion::reference).toList());
    }

    /**
     * What somebody stated refers within the message to what came along, which has no versions there; what this service
     * made is about versions, as a Provenance is.
     */
    private static Bytes told(StoredVersion part) {
        return part.origin() == Origin.PARTNER && !part.key().type().equals("Provenance")
                ? BodyReferences.withoutVersions(part.body())
                : part.body();
    }

    private void collect(
            Set<ResourceKey> wanted,
            Instant instant,
            Visibility visibility,
            Delivery delivery,
            Map<ResourceKey, StoredVersion> parts) {
        Set<ResourceKey> asked = wanted;
        for (int step = 0; step <= STEPS_TO_SHARED && !asked.isEmpty(); step++) {
            List<StoredVersion> found = versions.asOf(asked, instant, visibility).stream()
                    .filter(part -> !part.isEmpty())
                    .filter(part ->
                            !delivery.withheldTypes().contains(part.key().type()))
                    .filter(part ->
                            wanted.contains(part.key()) || part.patients().isEmpty())
                    .toList();
            found.forEach(part -> parts.put(part.key(), part));
            asked = found.stream()
                    .flatMap(part -> BodyReferences.of(part.body()).stream())
                    .filter(key -> !parts.containsKey(key))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private MessageHeader header(Entry entry, Partner partner, Delivery delivery) {
        MessageHeader header = new MessageHeader();
        header.setId(entry.messageId());
        header.setEvent(EventCodings.of(dialect(partner, delivery), entry.event()));
        header.getSource().setName(OUR_NAME).setEndpoint(address.fhir() + "/$process-message");
        header.addDestination()
                .setName(partner.organization())
                .setEndpoint(delivery.endpoint().toString());
        header.addFocus(new Reference(url(entry.focus())));
        return header;
    }

    /** Other channels say the event in their own way, from ours. */
    private static EventDialect dialect(Partner partner, Delivery delivery) {
        return delivery.binding() instanceof Binding.ProcessMessage
                ? partner.terms().dialect()
                : EventDialect.NATIVE;
    }

    private String url(ResourceKey key) {
        return address.fhir() + "/" + key.reference();
    }

    private static String entry(String fullUrl, Bytes resource) {
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":" + resource.asUtf8() + "}";
    }

    private static String bundle(Entry entry, List<String> entries) {
        String id = ResourceIds.of("Bundle", entry.partner(), entry.messageId());
        return "{\"resourceType\":\"Bundle\",\"id\":\"" + id + "\",\"type\":\"message\",\"timestamp\":\""
                + INSTANT.format(entry.instant()) + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }
}

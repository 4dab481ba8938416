package care.sij.exchange.message;

import care.sij.conformance.CodeTranslation;
import care.sij.exchange.dialect.NativeForm;
import care.sij.exchange.facts.Contents;
import care.sij.exchange.facts.FactStore;
import care.sij.exchange.message.Parking.Parked;
import care.sij.fhir.EncodedResource;
import care.sij.fhir.FhirJson;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Takes messages out of their envelopes: those that come, and those that came before. */
@Component
class Arrivals {

    private final EnvelopeReader envelopes;
    private final Partners partners;
    private final FactStore store;
    private final CodeMaps maps;
    private final Inbox inbox;
    private final FhirJson json;

    Arrivals(EnvelopeReader envelopes, Partners partners, FactStore store, CodeMaps maps, Inbox inbox, FhirJson json) {
        this.envelopes = envelopes;
        this.partners = partners;
        this.store = store;
        this.maps = maps;
        this.inbox = inbox;
        this.json = json;
    }

    /** What arrived, with the bundle's bytes kept as they came and its codes translated. */
    Arrival of(Envelope envelope) {
        return of(envelope, maps.now(envelope.partner().id(), Direction.IN));
    }

    private Arrival of(Envelope envelope, CodeMap codes) {
        EncodedResource archive = store.encode(envelope.bundle(), envelope.archived());
        Bundle bundle = NativeForm.of(envelope.bundle(), envelope.event().code());
        CodeTranslation.apply(codes, bundle);
        return new Arrival(envelope, bundle, contents(bundle, envelope.event()), archive, codes);
    }

    private static Contents contents(Bundle bundle, MessageEvent event) {
        return event == MessageEvent.PATIENT_LINK ? Contents.ofLinked(bundle) : Contents.of(bundle);
    }

    /**
     * A parked message as it arrived, its codes translated as they were when it was checked; empty while its sender is
     * away.
     */
    Optional<Arrival> reopened(OpenCommit open, Parked parked) {
        return partners.byId(parked.partner()).map(sender -> reopened(open, parked, sender));
    }

    private Arrival reopened(OpenCommit open, Parked parked, Partner sender) {
        ResourceKey archive = new ResourceKey("Bundle", parked.bundleId());
        StoredVersion archived = open.current(archive).orElseThrow();
        Bundle bundle = json.read(archived.body(), Bundle.class);
        bundle.setId(parked.bundleId());
        MessageEvent event = MessageEvent.of(parked.event()).orElseThrow();
        return of(envelopes.again(bundle, event, sender).keptAs(archive), codes(parked));
    }

    private CodeMap codes(Parked parked) {
        OptionalInt version = inbox.mapVersion(parked.partner(), parked.messageId());
        return version.isPresent() ? maps.of(parked.partner(), Direction.IN, version.getAsInt()) : CodeMap.NONE;
    }
}

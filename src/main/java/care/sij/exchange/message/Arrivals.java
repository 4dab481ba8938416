package care.sij.exchange.message;

import care.sij.exchange.facts.Contents;
import care.sij.exchange.facts.FactStore;
import care.sij.exchange.message.Parking.Parked;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partners;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Takes messages out of their envelopes: those that come, and those that came before. */
@Component
class Arrivals {

    private final EnvelopeReader envelopes;
    private final Partners partners;
    private final FactStore store;
    private final FhirJson json;

    Arrivals(EnvelopeReader envelopes, Partners partners, FactStore store, FhirJson json) {
        this.envelopes = envelopes;
        this.partners = partners;
        this.store = store;
        this.json = json;
    }

    /** What arrived, with the bundle's bytes kept as they came. */
    Arrival of(Envelope envelope) {
        Bundle bundle = envelope.bundle();
        return new Arrival(envelope, contents(envelope), store.encode(bundle, envelope.archived()));
    }

    private static Contents contents(Envelope envelope) {
        return envelope.event() == MessageEvent.PATIENT_LINK
                ? Contents.ofLinked(envelope.bundle())
                : Contents.of(envelope.bundle());
    }

    /** A parked message as it arrived. */
    Arrival reopened(OpenCommit open, Parked parked) {
        StoredVersion archived =
                open.current(new ResourceKey("Bundle", parked.bundleId())).orElseThrow();
        Bundle bundle = json.read(archived.body(), Bundle.class);
        bundle.setId(parked.bundleId());
        return of(envelopes.read(bundle, partners.byId(parked.partner()).orElseThrow()));
    }
}

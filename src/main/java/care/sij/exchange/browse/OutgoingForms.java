package care.sij.exchange.browse;

import care.sij.exchange.Forecasts;
import care.sij.exchange.Forecasts.Addressee;
import care.sij.exchange.MessageContents.Outgoing;
import care.sij.exchange.MessageContents.Wire;
import care.sij.exchange.browse.StoredTexts.Stored;
import care.sij.exchange.delivery.Notice;
import care.sij.fhir.FhirJson;
import care.sij.partner.Binding;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Partners;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Makes anew what partners are sent that take no messages as they are kept. Notices are sent as they are to all. */
@Component
class OutgoingForms {

    private final Partners partners;
    private final Forecasts forecasts;
    private final FhirJson json;

    OutgoingForms(Partners partners, Forecasts forecasts, FhirJson json) {
        this.partners = partners;
        this.forecasts = forecasts;
        this.json = json;
    }

    Outgoing of(Optional<Stored> stored, String partner) {
        if (stored.filter(kept -> Notice.isOn(kept.thread())).isPresent()) {
            return new Outgoing(Wire.MESSAGE, Optional.empty());
        }
        return partners.byId(partner)
                .flatMap(Addressee::of)
                .map(addressee -> of(stored, addressee))
                .orElseGet(() -> new Outgoing(Wire.UNKNOWN, Optional.empty()));
    }

    /** What is never sent to the partner was left out when the message was written; nothing is after that. */
    private Outgoing of(Optional<Stored> stored, Addressee addressee) {
        Wire wire = wire(addressee.binding());
        if (wire == Wire.MESSAGE) {
            return new Outgoing(wire, Optional.empty());
        }
        Addressee asWritten = new Addressee(addressee.binding(), List.of(), addressee.below());
        return new Outgoing(
                wire,
                stored.flatMap(kept -> kept.message()
                        .map(letter -> forecasts.of(json.read(letter, Bundle.class), kept.event(), asWritten))));
    }

    private static Wire wire(Binding binding) {
        if (binding instanceof Hl7v2Line) {
            return Wire.HL7_V2;
        }
        return binding instanceof FhirRest ? Wire.FHIR_REST : Wire.MESSAGE;
    }
}

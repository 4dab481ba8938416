package care.sij.console.simulator;

import care.sij.exchange.Forecasts;
import care.sij.exchange.Forecasts.Addressee;
import care.sij.exchange.Forecasts.Forecast;
import care.sij.partner.Binding;
import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Binding.Party;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.CapabilityProfiles;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The EHRs of the shipped profiles, and those of the registered partners. */
@Component
@Profile("demo")
class Ehrs {

    private final Partners partners;
    private final Forecasts forecasts;
    private final List<Ehr> shipped;

    Ehrs(Partners partners, Forecasts forecasts) {
        this.partners = partners;
        this.forecasts = forecasts;
        this.shipped =
                CapabilityProfiles.shipped().stream().map(Ehrs::ofProfile).toList();
    }

    /** Profiles first, then partners. */
    List<Ehr> all() {
        return Stream.concat(
                        shipped.stream(),
                        partners.registered().stream().flatMap(partner -> ofPartner(partner).stream()))
                .toList();
    }

    Optional<Ehr> find(String id) {
        return all().stream().filter(ehr -> ehr.id().equals(id)).findFirst();
    }

    /**
     * What it would be sent.
     *
     * @param referral the first message of the sample's journey
     */
    Forecast forecast(Sample sample, Sample referral, Ehr ehr) {
        return forecasts.of(SampleLetter.of(sample, referral), sample.event(), ehr.addressee());
    }

    private static Ehr ofProfile(CapabilityProfile profile) {
        return new Ehr(
                "profile:" + profile.name(),
                profile.title(),
                new Addressee(binding(profile), List.of(), Optional.empty()));
    }

    private static Binding binding(CapabilityProfile profile) {
        if (profile.takesFhir()) {
            return new FhirRest(profile, Map.of());
        }
        return new Hl7v2Line(
                profile,
                new Party("SIJ", "SIJ"),
                new Party("EHR", "HOSPITAL"),
                "T",
                StandardCharsets.UTF_8,
                Acknowledgements.ORIGINAL,
                Map.of());
    }

    private static Optional<Ehr> ofPartner(Partner partner) {
        return Addressee.of(partner)
                .map(addressee -> new Ehr("partner:" + partner.id(), partner.organization(), addressee));
    }
}

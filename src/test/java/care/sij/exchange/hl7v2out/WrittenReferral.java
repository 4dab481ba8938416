package care.sij.exchange.hl7v2out;

import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Binding.Party;
import care.sij.partner.CapabilityProfiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;

/** A letter as the v2 message that it is sent as, headed as the demo's hospital heads its own. */
public final class WrittenReferral {

    private WrittenReferral() {}

    public static byte[] of(Bundle letter) {
        Hl7v2Line line = new Hl7v2Line(
                CapabilityProfiles.named("generic-v2").orElseThrow(),
                new Party("EHR", "DEMOHOSP"),
                new Party("SIJ", "DEMOCLINIC"),
                "P",
                StandardCharsets.UTF_8,
                Acknowledgements.ORIGINAL,
                Map.of(
                        "HOSPMRN", "http://demo-hospital.example.org/mrn",
                        "HOSPREF", "http://demo-hospital.example.org/referral",
                        "PAYERS", "http://sij-pathways.example.org/fhir/sid/payer"));
        Names names = new Names(line.systems(), Optional.of("http://demo-hospital.example.org"));
        String event = ((MessageHeader) letter.getEntryFirstRep().getResource())
                .getEventCoding()
                .getCode();
        LetterMessages made = LetterMessages.of(new Writing(new Letter(letter, event), names, line));
        return made.messages().get(0).content().toArray();
    }
}

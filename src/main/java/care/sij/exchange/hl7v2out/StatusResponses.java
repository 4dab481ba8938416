package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.v251.message.RRI_I12;
import care.sij.exchange.hl7v2.StatusAnswers;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Binding.Party;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.CapabilityProfiles;
import care.sij.partner.Hl7v2;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Writes where a referral stands, for who asked with REF^I15. */
@Component
class StatusResponses implements StatusAnswers {

    private static final String TAKEN = "AA";
    private static final String QUERY = "sij-referral-status-query";

    private final CapabilityProfile profile =
            CapabilityProfiles.named("generic-v2").orElseThrow();

    @Override
    public Bytes answer(Question question, Task referral, Patient person, String at) {
        Optional<Hl7v2.Naming> naming = question.partner().hl7v2().map(Hl7v2::naming);
        Hl7v2Line line = new Hl7v2Line(
                profile,
                new Party(question.askedApplication(), question.askedFacility()),
                new Party(question.application(), question.facility()),
                question.processingId(),
                question.charset(),
                Acknowledgements.ORIGINAL,
                naming.map(Hl7v2.Naming::systems).orElse(Map.of()));
        Names names = new Names(line.systems(), naming.map(Hl7v2.Naming::below));
        Writing writing = new Writing(new Letter(letter(question, referral, person), QUERY), names, line);
        RRI_I12 message = new RRI_I12();
        Headers.write(message.getMSH(), line, writing.controlId(), at)
                .set(1, question.delimiters().substring(0, 1))
                .set(2, question.delimiters().substring(1))
                .parts(9, List.of("RRI", "I15", "RRI_I12"));
        Fields.of(message.getMSA()).set(1, TAKEN).set(2, question.controlId());
        new ResponseMessages(writing).fill(message, referral, person);
        return Bytes.of(Writing.text(message).getBytes(question.charset()));
    }

    private static Bundle letter(Question question, Task referral, Patient person) {
        MessageHeader header = new MessageHeader();
        header.setId(ResourceIds.of("MessageHeader", question.partner().id(), "I15|" + question.controlId()));
        header.addFocus(new Reference(Letter.referenceOf(referral)));
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(header);
        bundle.addEntry().setResource(referral);
        bundle.addEntry().setResource(person);
        return bundle;
    }
}

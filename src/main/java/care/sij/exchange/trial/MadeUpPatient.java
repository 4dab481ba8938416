package care.sij.exchange.trial;

import care.sij.fhir.SijUris;
import care.sij.partner.ServiceAddress;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** A message about nobody: its patient says in name, number and label (v3-ActReason HTEST) that it was made up. */
final class MadeUpPatient {

    /** Whose number it is, below a name that is kept for examples (RFC 2606). */
    static final String SYSTEM = "http://sij-pathways.example.org/test-patient";

    static final String NUMBER = "TEST-0000";

    private static final String EVENT = "sij-referral-response";

    private MadeUpPatient() {}

    /** The message, with these ids. */
    static Bundle message(String event, UUID message, UUID person, ServiceAddress address, Instant now) {
        MessageHeader header = new MessageHeader();
        header.setId(message.toString());
        header.setEvent(new Coding()
                .setSystem(SijUris.codeSystem("sij-message-event"))
                .setCode(event.isEmpty() ? EVENT : event));
        header.getSource().setEndpoint(address.fhir() + "/$process-message");
        header.addFocus(new Reference("urn:uuid:" + person));
        header.getMeta().addSecurity(label());
        Bundle bundle = new Bundle();
        bundle.setId(message.toString());
        bundle.setType(Bundle.BundleType.MESSAGE);
        bundle.setTimestamp(Date.from(now));
        bundle.addEntry().setFullUrl("urn:uuid:" + message).setResource(header);
        bundle.addEntry().setFullUrl("urn:uuid:" + person).setResource(patient());
        return bundle;
    }

    private static Patient patient() {
        Patient patient = new Patient();
        patient.getMeta().addSecurity(label());
        patient.addIdentifier().setSystem(SYSTEM).setValue(NUMBER);
        patient.addName().setFamily("Test").addGiven("Made-Up");
        patient.setGender(AdministrativeGender.UNKNOWN);
        return patient;
    }

    private static Coding label() {
        return new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data");
    }
}

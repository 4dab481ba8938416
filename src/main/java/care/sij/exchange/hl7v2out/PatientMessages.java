package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.v251.message.ADT_A01;
import ca.uhn.hl7v2.model.v251.message.ADT_A39;
import ca.uhn.hl7v2.model.v251.segment.PID;
import org.hl7.fhir.r4.model.Patient;

/** ADT^A08: what is known of a person now; ADT^A40: two Patients are one. */
final class PatientMessages {

    private final Writing writing;

    PatientMessages(Writing writing) {
        this.writing = writing;
    }

    void add() {
        writing.letter().replaced().ifPresentOrElse(this::merge, this::update);
    }

    private void update() {
        if (writing.takes("ADT^A08")) {
            ADT_A01 message = new ADT_A01();
            writing.head(message.getMSH(), "ADT^A08", "ADT_A01");
            event(Fields.of(message.getEVN()), "A08");
            person(message.getPID());
            Fields.of(message.getPV1()).set(1, "1").set(2, "U");
            writing.add("ADT^A08", message);
        }
    }

    private void merge(Patient replaced) {
        if (writing.takes("ADT^A40")) {
            ADT_A39 message = new ADT_A39();
            writing.head(message.getMSH(), "ADT^A40", "ADT_A39");
            event(Fields.of(message.getEVN()), "A40");
            person(message.getPATIENT(0).getPID());
            new CommonSegments(writing).numbers(Fields.of(message.getPATIENT(0).getMRG()), 1, replaced);
            writing.add("ADT^A40", message);
        }
    }

    private void event(Fields evn, String trigger) {
        evn.set(1, trigger).set(2, writing.letter().writtenAt());
    }

    private void person(PID pid) {
        new CommonSegments(writing).person(pid, writing.letter().patient());
    }
}

package care.sij.exchange.hl7v2;

import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;

/** ADT^A40: a Patient goes on in the stead of the one whose number MRG-1 gives. */
final class PatientMergeMap implements V2Map {

    @Override
    public void make(Making making) {
        V2Segment pid = making.required("PID");
        Patient patient = new PatientMap(making).patient(pid);
        Reference goesOn = making.made().add(patient, pid);
        making.made().header().addFocus(goesOn);
        V2Segment mrg = making.required("MRG");
        requireOne(making);
        making.made().add(replaced(making, mrg, patient, goesOn), mrg);
    }

    private static void requireOne(Making making) {
        making.message().all("MRG").skip(1).findFirst().ifPresent(second -> {
            throw V2Refused.content(V2Error.at(
                    V2Error.Code.SEGMENT_SEQUENCE_ERROR,
                    second.place(0),
                    "The message merges more than two Patients. Send one message for each merge."));
        });
    }

    /** The number that is given up, with what is told of the person: a Patient is not told without it. */
    private static Patient replaced(Making making, V2Segment mrg, Patient goesOn, Reference other) {
        Patient replaced = new Patient();
        mrg.fields(1).stream()
                .flatMap(number -> making.numbers().assigned(number, "mrn").stream())
                .forEach(replaced::addIdentifier);
        if (!replaced.hasIdentifier()) {
            throw V2Refused.content(V2Error.missing(
                    mrg.place(1),
                    "The Patient that is replaced has no number of an authority that is registered for this sender."));
        }
        replaced.setActive(false);
        goesOn.getName().forEach(name -> replaced.addName(name.copy()));
        replaced.setGender(goesOn.getGender());
        Optional.ofNullable(goesOn.getBirthDateElement()).ifPresent(born -> replaced.setBirthDateElement(born.copy()));
        replaced.addLink().setType(LinkType.REPLACEDBY).setOther(other);
        return replaced;
    }
}

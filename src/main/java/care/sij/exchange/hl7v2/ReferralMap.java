package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** REF^I12 and REF^I13: the referral with what is told for it. */
final class ReferralMap implements V2Map {

    @Override
    public void make(Making making) {
        V2Segment rf1 = making.required("RF1");
        ReferralNumber number = ReferralNumber.in(rf1.field(6), making.numbers());
        V2Segment pid = making.required("PID");
        Reference patient = making.made().add(new PatientMap(making).patient(pid), pid);
        List<Reference> reasons = new ConditionMap(making, number.value(), patient).addAll();
        List<Reference> insurance = new CoverageMap(making, number.value(), patient).addAll();
        new AllergyMap(making, number.value(), patient).addAll();
        new ObservationMap(making, number.value(), patient, Readings.aroundNothing()).addAll();
        new DocumentMap(making, number.value(), patient).addAll();
        Task task = new ReferralTasks(making).referral(number, new Reference(), patient, TaskStatus.RECEIVED, "2.0");
        ServiceRequest request = request(making, rf1, number, patient);
        reasons.forEach(request::addReasonReference);
        insurance.forEach(request::addInsurance);
        request.setRequester(task.getRequester().copy());
        request.addPerformer(task.getOwner().copy());
        complete(making, rf1, task, making.made().add(request, rf1));
    }

    private static ServiceRequest request(Making making, V2Segment rf1, ReferralNumber number, Reference patient) {
        ServiceRequest request = new ServiceRequest();
        request.addIdentifier(number.identifier().copy());
        request.setStatus(ServiceRequestStatus.ACTIVE).setIntent(ServiceRequestIntent.ORDER);
        priority(rf1).ifPresent(request::setPriority);
        List.of(3, 5)
                .forEach(position -> making.codes().concept(rf1.field(position)).ifPresent(request::addCategory));
        request.getCode()
                .addCoding()
                .setSystem(SijUris.codeSystem("sij-procedure"))
                .setCode("referral");
        request.setSubject(patient);
        making.times().time(rf1.field(7)).ifPresent(request::setAuthoredOnElement);
        making.times().time(rf1.field(8)).ifPresent(end -> request.setOccurrence(new Period().setEndElement(end)));
        rf1.fields(10).stream()
                .flatMap(field -> making.codes().concept(field).stream())
                .forEach(request::addReasonCode);
        request.addBodySite(making.side().required(rf1).joint());
        making.notes(rf1).forEach(request::addNote);
        return request;
    }

    private static void complete(Making making, V2Segment rf1, Task task, Reference request) {
        task.setFocus(request);
        task.addExtension(making.side().required(rf1).laterality());
        priority(rf1).map(priority -> TaskPriority.fromCode(priority.toCode())).ifPresent(task::setPriority);
        rf1.fields(4).stream()
                .flatMap(field -> disposition(making, field).stream())
                .forEach(wanted -> task.addInput()
                        .setType(new CodeableConcept().setText("Expected disposition"))
                        .setValue(wanted));
        making.made().header().addFocus(making.made().add(task, rf1));
    }

    /** RF1-4, table 0282. */
    private static Optional<CodeableConcept> disposition(Making making, V2Field field) {
        return making.codes().concept(field).map(wanted -> {
            if (!wanted.hasCoding() && field.text(1).matches("WR|RP|AM|SO")) {
                wanted.addCoding(V2Codes.ofTable("0282", field.text(1)));
            }
            return wanted;
        });
    }

    /** RF1-2, table 0280. */
    private static Optional<ServiceRequestPriority> priority(V2Segment rf1) {
        return switch (rf1.text(2)) {
            case "S" -> Optional.of(ServiceRequestPriority.STAT);
            case "A" -> Optional.of(ServiceRequestPriority.ASAP);
            case "R" -> Optional.of(ServiceRequestPriority.ROUTINE);
            default -> Optional.empty();
        };
    }
}

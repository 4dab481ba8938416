package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import care.sij.partner.PartnerRole;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Tasks of a referral (exchange.md 2.3), with what all of them hold. */
final class ReferralTasks {

    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    private static final int RECEIVING_FACILITY = 6;

    private final Making making;

    ReferralTasks(Making making) {
        this.making = making;
    }

    /** The referral's own Task in a state. */
    Task referral(ReferralNumber number, Reference focus, Reference patient, TaskStatus status, String business) {
        Task task = task("fulfill", focus, patient);
        task.addIdentifier(number.identifier().copy());
        task.setStatus(status);
        task.getBusinessStatus()
                .addCoding()
                .setSystem(SijUris.codeSystem("sij-business-status"))
                .setCode(business);
        return task;
    }

    /** A visit after the referral has ended: a Task of its own, part of the referral's. */
    Task followUp(ReferralNumber number, Reference focus, Reference patient) {
        Task task = task("fulfill", focus, patient);
        task.addIdentifier(making.numbers()
                .own("task", making.made().header().getIdElement().getIdPart()));
        task.addPartOf(number.reference("Task"));
        task.setStatus(TaskStatus.COMPLETED);
        task.getBusinessStatus()
                .addCoding()
                .setSystem(SijUris.codeSystem("sij-business-status"))
                .setCode("7.0");
        return task;
    }

    /** The request to cancel it. */
    Task cancellation(ReferralNumber number, Reference patient) {
        Task task = task("abort", number.reference("Task"), patient);
        task.addIdentifier(making.numbers().own("cancellation", "CANCEL-" + number.value()));
        task.setStatus(TaskStatus.REQUESTED);
        return task;
    }

    private Task task(String code, Reference focus, Reference patient) {
        Task task = new Task();
        task.setIntent(TaskIntent.ORDER);
        task.getCode().addCoding().setSystem(TASK_CODE).setCode(code);
        task.setFocus(focus).setFor(patient);
        task.setAuthoredOnElement(authoredOn());
        task.setLastModifiedElement(making.at().copy());
        boolean refers = making.partner().role() == PartnerRole.HOSPITAL;
        ProviderMap providers = new ProviderMap(making);
        task.setRequester(providers.inRole("RP").orElseGet(() -> refers ? sender() : other("the referring provider")));
        task.setOwner(providers.inRole("RT").orElseGet(() -> refers ? other("the provider referred to") : sender()));
        return task;
    }

    /** RF1-7, if it is a time before the message was written; FHIR compares no day with a time (Task inv-1). */
    private DateTimeType authoredOn() {
        Optional<DateTimeType> effective =
                making.message().first("RF1").flatMap(rf1 -> making.times().time(rf1.field(7)));
        return effective
                .filter(DateTimeType::hasTime)
                .filter(time -> !time.getValue()
                        .toInstant()
                        .isAfter(making.at().getValue().toInstant()))
                .orElseGet(() -> making.at().copy());
    }

    private Reference sender() {
        return new Reference().setDisplay(making.partner().organization());
    }

    private Reference other(String unnamed) {
        return new Reference()
                .setDisplay(making.message().header().value(RECEIVING_FACILITY).orElse(unnamed));
    }
}

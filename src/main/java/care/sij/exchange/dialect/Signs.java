package care.sij.exchange.dialect;

import care.sij.conformance.Profile;
import care.sij.referral.ReferralState;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Reads from a bundle what decides which event it tells. */
final class Signs {

    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";

    /** Types of what is found in or done to a patient; it makes a message of work that has begun a report. */
    private static final Set<String> FOUND_OR_DONE =
            Set.of("AdverseEvent", "Condition", "DiagnosticReport", "DocumentReference", "Observation", "Procedure");

    private Signs() {}

    /**
     * What the message says.
     *
     * @param done the procedures of ours that it tells
     */
    static Sign of(Bundle bundle, Set<Profile> done) {
        return FocusTask.of(bundle).map(task -> of(task, bundle, done)).orElse(Sign.UNCLEAR);
    }

    /** Whether a procedure tells what was done, or takes it back; not what is to be or was not done. */
    static boolean isDone(Procedure procedure) {
        return procedure.getStatus() == ProcedureStatus.COMPLETED
                || procedure.getStatus() == ProcedureStatus.ENTEREDINERROR;
    }

    private static Sign of(Task task, Bundle bundle, Set<Profile> done) {
        if (task.hasPartOf()) {
            return Sign.FOLLOWED_UP;
        }
        if (task.getCode().hasCoding(TASK_CODE, "abort")) {
            return Sign.CANCELLATION_ASKED;
        }
        return TaskStates.of(task).map(state -> of(state, bundle, done)).orElse(Sign.UNCLEAR);
    }

    private static Sign of(ReferralState state, Bundle bundle, Set<Profile> done) {
        return switch (state) {
            case DRAFT -> Sign.UNCLEAR;
            case RECEIVED -> Sign.PLACED;
            case AWAITING_INFORMATION -> Sign.AWAITING;
            case ACCEPTED -> Sign.ACCEPTED;
            case DECLINED -> Sign.DECLINED;
            case EVENT_SCHEDULED -> Sign.SCHEDULED;
            case UNATTENDED -> Sign.UNATTENDED;
            case EVENT_CANCELLED -> Sign.APPOINTMENT_CANCELLED;
            case ACTIVE -> active(types(bundle), done);
            case EVENT_COMPLETED -> report(done);
            case CANCELLATION_REQUESTED -> Sign.CANCELLATION_ASKED;
            case CANCELLED -> Sign.CANCELLED;
            case COMPLETED -> Sign.COMPLETED;
        };
    }

    private static Sign active(Set<String> types, Set<Profile> done) {
        if (types.stream().anyMatch(FOUND_OR_DONE::contains)) {
            return report(done);
        }
        return types.contains("Appointment") ? Sign.BOOKED : Sign.ACTIVE;
    }

    private static Sign report(Set<Profile> done) {
        boolean injected = done.contains(Profile.INJECTION);
        boolean operated = done.contains(Profile.FUSION);
        if (injected && operated) {
            return Sign.BOTH_DONE;
        }
        return injected ? Sign.INJECTED : operated ? Sign.OPERATED : Sign.NOTED;
    }

    private static Set<String> types(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .map(Resource::fhirType)
                .collect(Collectors.toSet());
    }
}

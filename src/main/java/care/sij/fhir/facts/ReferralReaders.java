package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.pathway.Fact;
import care.sij.pathway.Referral;
import care.sij.pathway.ReferralState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Task;

/** Reads referrals: the request, and the Task that carries its state (exchange.md 2.3 and 2.4). */
final class ReferralReaders {

    private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";
    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    private static final String CANCELLATION_REQUESTED = "5.2";

    private final ClinicTime time;

    ReferralReaders(ClinicTime time) {
        this.time = time;
    }

    static boolean isReferral(ServiceRequest request) {
        return request.getIntent() == ServiceRequestIntent.ORDER
                && Codings.has(request.getCode(), ProcedureReaders.PROCEDURE, "referral");
    }

    Optional<PendingFact> referral(FactRef ref, ServiceRequest request) {
        if (!isReferral(request)) {
            return Optional.empty();
        }
        ClinicalDate authored = time.of(request.getAuthoredOnElement());
        boolean revoked = request.getStatus() == ServiceRequestStatus.REVOKED;
        return placers(request.getIdentifier())
                .findFirst()
                .flatMap(placer -> Sides.of(request, request.getBodySite()).map(side -> {
                    Request read = new Request(ref, side, authored, placer.getSystem() + "|" + placer.getValue());
                    return revoked ? PendingFact.settled(read.revoked()) : read;
                }));
    }

    /** What a Task says about a referral; empty for a child Task and for one of another kind. */
    Optional<ReferralTask> task(FactRef ref, Task task) {
        if (task.hasPartOf() || !Codings.has(task.getCode(), TASK_CODE, "fulfill")) {
            return Optional.empty();
        }
        Set<Target> referrals = Stream.concat(
                        Target.of(task.getFocus()).stream(),
                        placers(task.getIdentifier()).map(placer -> Target.logical("ServiceRequest", placer)))
                .collect(Collectors.toSet());
        ClinicalDate since =
                time.known(task.getLastModifiedElement()).orElseGet(() -> time.of(task.getAuthoredOnElement()));
        return state(task).map(state -> new ReferralTask(ref, referrals, state, accepted(task, since), since));
    }

    private Optional<ClinicalDate> accepted(Task task, ClinicalDate since) {
        Optional<ClinicalDate> began = time.known(task.getExecutionPeriod().getStartElement());
        return began.isEmpty() && task.getStatus() == Task.TaskStatus.ACCEPTED ? Optional.of(since) : began;
    }

    private static Optional<ReferralState> state(Task task) {
        return switch (task.hasStatus() ? task.getStatus() : Task.TaskStatus.NULL) {
            case DRAFT, REQUESTED, RECEIVED, READY -> Optional.of(ReferralState.OPEN);
            case ACCEPTED, ONHOLD -> Optional.of(ReferralState.ACCEPTED);
            case INPROGRESS -> Optional.of(inProgress(task));
            case REJECTED -> Optional.of(ReferralState.DECLINED);
            case CANCELLED -> Optional.of(ReferralState.CANCELLED);
            case COMPLETED -> Optional.of(ReferralState.COMPLETED);
            case FAILED -> Optional.of(ReferralState.FAILED);
            case ENTEREDINERROR, NULL -> Optional.empty();
        };
    }

    /** Cancelling may be asked for before the clinic accepted (rows 04 and A5), and looks the same after. */
    private static ReferralState inProgress(Task task) {
        boolean cancelling = task.getBusinessStatus().getCoding().stream()
                .anyMatch(coding -> CANCELLATION_REQUESTED.equals(coding.getCode()));
        return cancelling && !task.getExecutionPeriod().hasStart() ? ReferralState.OPEN : ReferralState.ACCEPTED;
    }

    private static Stream<Identifier> placers(Iterable<Identifier> identifiers) {
        Stream.Builder<Identifier> placers = Stream.builder();
        for (Identifier identifier : identifiers) {
            if (identifier.hasSystem()
                    && identifier.hasValue()
                    && Codings.has(identifier.getType(), IDENTIFIER_TYPE, "PLAC")) {
                placers.add(identifier);
            }
        }
        return placers.build();
    }

    /** A referral whose state its Task tells. */
    private record Request(FactRef ref, JointSide side, ClinicalDate authored, String placer) implements PendingFact {

        @Override
        public Optional<Fact> among(PatientLinks links) {
            return Optional.of(links.taskOf(new Target(ref.versionless()))
                    .map(this::under)
                    .orElseGet(() -> in(ReferralState.OPEN)));
        }

        Referral revoked() {
            return in(ReferralState.CANCELLED);
        }

        private Referral in(ReferralState state) {
            return new Referral(ref, side, authored, placer, state, Optional.empty(), Optional.empty(), authored);
        }

        private Referral under(ReferralTask task) {
            ClinicalDate since = task.since().isKnown() ? task.since() : authored;
            return new Referral(
                    ref, side, authored, placer, task.state(), Optional.of(task.ref()), task.accepted(), since);
        }
    }
}

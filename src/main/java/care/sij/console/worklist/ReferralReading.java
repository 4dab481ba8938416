package care.sij.console.worklist;

import care.sij.clinical.JointSide;
import care.sij.console.frame.Ids;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Words;
import care.sij.console.worklist.ReferralView.Change;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Reads what a referral asks for and where it stands. */
@Component
class ReferralReading {

    private static final String TASK_CODE = "http://hl7.org/fhir/CodeSystem/task-code";
    private static final String IDENTIFIER_TYPE = "http://terminology.hl7.org/CodeSystem/v2-0203";

    private final Reading reading;
    private final ReferralHistory history;
    private final BookedVisits visits;
    private final ReferralReasons reasons;
    private final ReferralDocuments documents;
    private final Words words;

    ReferralReading(
            Reading reading,
            ReferralHistory history,
            BookedVisits visits,
            ReferralReasons reasons,
            ReferralDocuments documents,
            Words words) {
        this.reading = reading;
        this.reasons = reasons;
        this.documents = documents;
        this.history = history;
        this.visits = visits;
        this.words = words;
    }

    /**
     * The referral whose Task has this id.
     *
     * @throws NotThere when there is none, or none for the reader
     */
    AskedReferral referral(String id) {
        ResourceKey key = new ResourceKey("Task", Ids.ofPath(id));
        return reading.current(key)
                .map(version ->
                        new AskedReferral(key, version.version(), version.owner(), reading.read(version, Task.class)))
                .filter(referral -> referral.task().getCode().hasCoding(TASK_CODE, "fulfill"))
                .filter(referral -> !referral.task().hasPartOf())
                .orElseThrow(NotThere::new);
    }

    /** What Task and appointment say differently now than when the form was made, as far as that can be told. */
    List<Change> changesSince(AskedReferral referral, FormMark made) {
        Stream<Change> ofTask = reading.version(referral.key(), made.referral()).stream()
                .map(before -> ReferralChanges.between(reading.read(before, Task.class), referral.task()))
                .flatMap(List::stream);
        return Stream.concat(ofTask, visits.changesSince(made, referral).stream())
                .toList();
    }

    /** The page of the referral with these forms. */
    ReferralView view(AskedReferral referral, List<ReferralView.Card> answers) {
        Task task = referral.task();
        Optional<ServiceRequest> request = request(task);
        Optional<BookedVisit> visit = visits.of(referral);
        return new ReferralView(
                referral.key().id(),
                FormMark.of(referral, visit),
                patient(referral),
                side(task, request),
                WorkWords.of(task),
                WorkWords.of(task.getStatusReason()),
                visit.map(one -> visits.words(one.appointment())).orElse(""),
                number(task),
                WorkRows.day(task.getAuthoredOnElement()).map(words::date).orElse("not recorded"),
                ReferralChanges.priority(task),
                referrer(task, request),
                request.map(reasons::of).orElse(List.of()),
                notes(task, request),
                documents.of(referral.patient()),
                history.of(referral),
                answers);
    }

    private Optional<ServiceRequest> request(Task task) {
        return Work.request(task)
                .flatMap(id -> reading.current(new ResourceKey("ServiceRequest", id)))
                .map(version -> reading.read(version, ServiceRequest.class));
    }

    private static String side(Task task, Optional<ServiceRequest> request) {
        Set<JointSide> own = SideOf.resource(task);
        return SideOf.words(own.isEmpty() ? request.map(SideOf::resource).orElse(own) : own);
    }

    private PatientLine patient(AskedReferral referral) {
        return Optional.of(referral.patient())
                .filter(id -> !id.isEmpty())
                .flatMap(id -> reading.current(new ResourceKey("Patient", id)))
                .map(version -> PatientLine.of(reading.read(version, Patient.class)))
                .orElse(PatientLine.UNSEEN);
    }

    private static String number(Task task) {
        return task.getIdentifier().stream()
                .filter(identifier -> identifier.getType().hasCoding(IDENTIFIER_TYPE, "PLAC"))
                .map(Identifier::getValue)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse("not recorded");
    }

    private static String referrer(Task task, Optional<ServiceRequest> request) {
        return Stream.concat(request.stream().map(ServiceRequest::getRequester), Stream.of(task.getRequester()))
                .map(Reference::getDisplay)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("not recorded");
    }

    private static List<String> notes(Task task, Optional<ServiceRequest> request) {
        return Stream.concat(request.stream().flatMap(asked -> asked.getNote().stream()), task.getNote().stream())
                .map(Annotation::getText)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .toList();
    }
}

package care.sij.console.worklist;

import care.sij.console.frame.Ids;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Words;
import care.sij.console.worklist.ReferralView.Change;
import care.sij.console.worklist.ReferralView.Document;
import care.sij.record.ResourceKey;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
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
    private static final int MOST_DOCUMENTS = 20;
    private static final int MOST_REASONS = 5;

    private final Reading reading;
    private final ReferralHistory history;
    private final BookedVisits visits;
    private final Words words;

    ReferralReading(Reading reading, ReferralHistory history, BookedVisits visits, Words words) {
        this.reading = reading;
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
                request.filter(asked -> SideOf.resource(task).isEmpty())
                        .map(SideOf::words)
                        .orElseGet(() -> SideOf.words(task)),
                WorkWords.of(task),
                WorkWords.of(task.getStatusReason()),
                visit.map(one -> visits.words(one.appointment())).orElse(""),
                number(task),
                WorkRows.day(task.getAuthoredOnElement()).map(words::date).orElse("not recorded"),
                ReferralChanges.priority(task),
                referrer(task, request),
                request.map(this::reasons).orElse(List.of()),
                notes(task, request),
                documents(referral),
                history.of(referral),
                answers);
    }

    private Optional<ServiceRequest> request(Task task) {
        return key(task.getFocus(), "ServiceRequest")
                .flatMap(reading::current)
                .map(version -> reading.read(version, ServiceRequest.class));
    }

    private static Optional<ResourceKey> key(Reference reference, String type) {
        String id = reference.getReferenceElement().getIdPart();
        return type.equals(reference.getReferenceElement().getResourceType()) && id != null
                ? Optional.of(new ResourceKey(type, id))
                : Optional.empty();
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

    private List<String> reasons(ServiceRequest request) {
        return Stream.concat(
                        request.getReasonCode().stream().map(WorkWords::of),
                        request.getReasonReference().stream()
                                .limit(MOST_REASONS)
                                .map(this::reason))
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
    }

    private String reason(Reference reference) {
        return Optional.ofNullable(reference.getDisplay())
                .or(() -> key(reference, "Condition")
                        .flatMap(reading::current)
                        .map(version -> WorkWords.of(
                                reading.read(version, Condition.class).getCode())))
                .orElse("");
    }

    private static List<String> notes(Task task, Optional<ServiceRequest> request) {
        return Stream.concat(request.stream().flatMap(asked -> asked.getNote().stream()), task.getNote().stream())
                .map(Annotation::getText)
                .filter(text -> text != null && !text.isBlank())
                .distinct()
                .toList();
    }

    private List<Document> documents(AskedReferral referral) {
        if (referral.patient().isEmpty()) {
            return List.of();
        }
        SearchQuery query = new SearchQuery(
                "DocumentReference",
                List.of(new SearchCriterion.OfPatient(List.of(referral.patient()))),
                List.of(new SortBy("date", Direction.DESCENDING)),
                MOST_DOCUMENTS);
        return reading.find(query, Optional.empty()).versions().stream()
                .map(version -> document(reading.read(version, DocumentReference.class)))
                .toList();
    }

    private Document document(DocumentReference document) {
        String kind = WorkWords.of(document.getType());
        String title = document.getContentFirstRep().getAttachment().getTitle();
        return new Document(
                title == null ? "untitled" : title,
                kind.isEmpty() ? "not recorded" : kind,
                document.hasDate() ? words.date(document.getDate().toInstant()) : "not recorded");
    }
}

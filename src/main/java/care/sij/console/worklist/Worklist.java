package care.sij.console.worklist;

import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.careplan.PolicySet;
import care.sij.console.frame.Cut;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.PagePlace;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Words;
import care.sij.fhir.ClinicSettings;
import care.sij.fhir.SijUris;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.record.Page;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Reads the lists: a page in four searches, however many rows it has. */
@Component
class Worklist {

    private static final int MOST_PLANS = 500;
    private static final int MOST_COUNTED = 1_000;
    private static final int NAME = 80;

    private final Callers callers;
    private final Reading reading;
    private final AskedSides sides;
    private final Partners partners;
    private final PolicySet policies;
    private final Words words;
    private final ClinicSettings clinic;
    private final Clock clock;

    Worklist(
            Callers callers,
            Reading reading,
            AskedSides sides,
            Partners partners,
            PolicySet policies,
            Words words,
            ClinicSettings clinic,
            Clock clock) {
        this.callers = callers;
        this.reading = reading;
        this.sides = sides;
        this.partners = partners;
        this.policies = policies;
        this.words = words;
        this.clinic = clinic;
        this.clock = clock;
    }

    /**
     * The page that is asked for, and how many each list has; under a filter only what the page itself tells, as a
     * count costs what a page costs.
     *
     * @throws IllegalFilter when it asks for a hospital, a payer or a place that there is not
     */
    WorkPage page(WorkFilter filter) {
        LocalDate today = LocalDate.now(clock.withZone(clinic.zone()));
        WorkSearch search = new WorkSearch(
                today,
                reading.visibility(SmartInteraction.SEARCH, "Patient"),
                reading.visibility(SmartInteraction.SEARCH, "CarePlan"),
                reading.visibility(SmartInteraction.SEARCH, "ServiceRequest"));
        List<String> systems = systems(filter.partner());
        List<String> canonicals = canonicals(filter.payer());
        Page found = reading.find(
                search.of(filter, systems, canonicals), PagePlace.of("after", filter.after(), filter.spelled()));
        List<Work> work = sides.told(found.versions().stream().map(this::work).toList());
        WorkRows rows = new WorkRows(today, words, policies, patients(work), plans(work));
        return new WorkPage(
                Stream.of(WorkKind.values())
                        .map(kind -> new WorkPage.Tab(
                                kind.code(),
                                kind.title(),
                                filter.of(kind).address(),
                                filter.narrows()
                                        ? seen(kind, filter, found)
                                        : count(search.of(filter.of(kind), systems, canonicals)),
                                kind == filter.kind()))
                        .toList(),
                work.stream().map(one -> rows.row(filter.kind(), one)).toList(),
                filter.liveAddress(),
                filter.after().isEmpty() ? "" : filter.address(),
                found.next()
                        .map(cursor -> filter.addressFrom(cursor.text(filter.spelled())))
                        .orElse(""),
                words.dateTime(clock.instant()));
    }

    /** As far as the page itself tells it. */
    private static String seen(WorkKind kind, WorkFilter filter, Page found) {
        if (kind != filter.kind()) {
            return "";
        }
        int rows = found.versions().size();
        return filter.after().isEmpty() && found.next().isEmpty() ? Integer.toString(rows) : "more than " + rows;
    }

    private String count(SearchQuery query) {
        long count = reading.countUpTo(MOST_COUNTED + 1, query);
        return count > MOST_COUNTED ? "more than " + MOST_COUNTED : Long.toString(count);
    }

    /** The hospitals that may be chosen: at the clinic, as others must not learn where a patient has numbers. */
    List<WorkPage.Choice> hospitals() {
        if (callers.current().partner().role() != PartnerRole.CLINIC) {
            return List.of();
        }
        return partners.registered().stream()
                .filter(partner -> !partner.namedSystems().isEmpty())
                .filter(partner -> partner.role() == PartnerRole.HOSPITAL)
                .map(partner -> new WorkPage.Choice(partner.id(), Cut.to(partner.organization(), NAME)))
                .toList();
    }

    /** The payers that may be chosen. */
    List<WorkPage.Choice> payers() {
        return policies.policies().stream()
                .flatMap(policy -> policy.payer().map(payer -> new WorkPage.Choice(payer, policy.title())).stream())
                .toList();
    }

    private List<String> systems(String partner) {
        if (partner.isEmpty()) {
            return List.of();
        }
        return partners.registered().stream()
                .filter(known -> known.id().equals(partner))
                .filter(known -> callers.current().partner().role() == PartnerRole.CLINIC)
                .map(Partner::namedSystems)
                .filter(systems -> !systems.isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalFilter("`partner` is one of the hospitals of the list."));
    }

    private List<String> canonicals(String payer) {
        List<String> canonicals = policies.policies().stream()
                .filter(policy -> policy.payer().filter(payer::equals).isPresent())
                .map(policy -> SijUris.planDefinition(policy.versionedId()))
                .toList();
        if (canonicals.isEmpty() && !payer.isEmpty()) {
            throw new IllegalFilter("`payer` is one of the payers of the list.");
        }
        return canonicals;
    }

    private Work work(StoredVersion version) {
        DomainResource resource = version.key().type().equals("Flag")
                ? reading.read(version, Flag.class)
                : reading.read(version, Task.class);
        return Work.of(resource, version.instant());
    }

    private Map<String, PatientLine> patients(Collection<Work> work) {
        List<String> ids = patientIds(work);
        if (ids.isEmpty()) {
            return Map.of();
        }
        SearchQuery query = new SearchQuery("Patient", List.of(new SearchCriterion.AnyId(ids)), List.of(), ids.size());
        return reading.find(query, Optional.empty()).versions().stream()
                .map(version -> PatientLine.of(reading.read(version, Patient.class)))
                .collect(Collectors.toMap(PatientLine::id, Function.identity()));
    }

    private List<PlanLine> plans(Collection<Work> work) {
        List<String> ids = patientIds(work);
        if (ids.isEmpty()) {
            return List.of();
        }
        SearchQuery query =
                new SearchQuery("CarePlan", List.of(new SearchCriterion.OfPatient(ids)), List.of(), MOST_PLANS);
        return reading.find(query, Optional.empty()).versions().stream()
                .map(version -> PlanLine.of(reading.read(version, CarePlan.class), policies))
                .toList();
    }

    private static List<String> patientIds(Collection<Work> work) {
        return work.stream()
                .map(Work::patient)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }
}

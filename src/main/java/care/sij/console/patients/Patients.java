package care.sij.console.patients;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.console.frame.PagePlace;
import care.sij.console.frame.Reading;
import care.sij.console.journey.Head;
import care.sij.console.journey.PlanSummary;
import care.sij.exchange.OwnNumbers;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.partner.PartnerRole;
import care.sij.record.Page;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Looks for patients, a page at a time, in two searches: of the patients, and of their plans. */
@Component
class Patients {

    private static final int PAGE = 25;
    private static final int MOST_PLANS = 500;
    private static final String PATH = "/console/patients";

    private final Reading reading;
    private final Callers callers;
    private final OwnNumbers numbers;

    Patients(Reading reading, Callers callers, OwnNumbers numbers) {
        this.reading = reading;
        this.callers = callers;
        this.numbers = numbers;
    }

    /** @param after where an earlier page of the same filter ended; empty text for the first */
    PatientList list(PatientFilter filter, String after) {
        Page page = reading.find(
                new SearchQuery("Patient", filter.criteria(shown()), order(filter), PAGE),
                PagePlace.of("after", after, filter.spelled()));
        Map<String, List<PlanSummary>> plans = plans(page);
        return new PatientList(
                filter,
                page.versions().stream().map(version -> row(version, plans)).toList(),
                after.isEmpty() ? "" : address(filter, ""),
                page.next()
                        .map(next -> address(filter, next.text(filter.spelled())))
                        .orElse(""));
    }

    /** Who was changed last comes first; who was looked for, by name. */
    private static List<SortBy> order(PatientFilter filter) {
        return List.of(
                filter.isEmpty()
                        ? new SortBy(SearchQuery.LAST_UPDATED, Direction.DESCENDING)
                        : new SortBy("family", Direction.ASCENDING));
    }

    private Shown shown() {
        Caller caller = callers.current();
        return caller.partner().role() == PartnerRole.AUDITOR ? Shown.ALL : numbers.shownTo(caller.partner());
    }

    private Map<String, List<PlanSummary>> plans(Page patients) {
        if (patients.versions().isEmpty()) {
            return Map.of();
        }
        SearchCriterion theirs = new SearchCriterion.OfPatient(
                patients.versions().stream().map(version -> version.key().id()).toList());
        return reading
                .find(new SearchQuery("CarePlan", List.of(theirs), List.of(), MOST_PLANS), Optional.empty())
                .versions()
                .stream()
                .filter(version -> version.patients().size() == 1)
                .collect(Collectors.groupingBy(
                        version -> version.patients().get(0),
                        Collectors.flatMapping(
                                version -> PlanSummary.of(reading.read(version, CarePlan.class)).stream(),
                                Collectors.toList())));
    }

    private PatientRow row(StoredVersion version, Map<String, List<PlanSummary>> plans) {
        String id = version.key().id();
        return new PatientRow(
                Head.of(id, reading.read(version, Patient.class)),
                PlanSummary.latest(plans.getOrDefault(id, List.of())));
    }

    private static String address(PatientFilter filter, String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH);
        Map<String, String> asked =
                Map.of("name", filter.name(), "number", filter.number(), "born", filter.born(), "after", after);
        new TreeMap<>(asked).forEach((field, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(field, "{" + field + "}");
            }
        });
        return address.encode().buildAndExpand(asked).toUriString();
    }
}

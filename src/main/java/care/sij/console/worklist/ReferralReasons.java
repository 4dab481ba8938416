package care.sij.console.worklist;

import care.sij.console.frame.Reading;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/** Why a referral is made, in words; a Condition that was entered in error is no reason. */
@Component
class ReferralReasons {

    static final String MORE = "and more";

    private static final int MOST = 5;
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private final Reading reading;

    ReferralReasons(Reading reading) {
        this.reading = reading;
    }

    /** The first reasons; the last line says so when there are more. */
    List<String> of(ServiceRequest request) {
        List<Reference> named = request.getReasonReference();
        Map<String, Condition> conditions = conditions(named.stream()
                .limit(MOST)
                .flatMap(reference -> id(reference).stream())
                .toList());
        return Stream.of(
                        request.getReasonCode().stream().map(WorkWords::of),
                        named.stream().limit(MOST).map(reference -> reason(reference, conditions)),
                        named.size() > MOST ? Stream.of(MORE) : Stream.<String>of())
                .flatMap(reasons -> reasons)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .toList();
    }

    private Map<String, Condition> conditions(List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        SearchQuery query =
                new SearchQuery("Condition", List.of(new SearchCriterion.AnyId(ids)), List.of(), ids.size());
        return reading.find(query, Optional.empty()).versions().stream()
                .collect(Collectors.toMap(
                        version -> version.key().id(), version -> reading.read(version, Condition.class)));
    }

    private static Optional<String> id(Reference reference) {
        return "Condition".equals(reference.getReferenceElement().getResourceType())
                ? Optional.ofNullable(reference.getReferenceElement().getIdPart())
                : Optional.empty();
    }

    /** In words; empty text for none, and for one that was withdrawn. */
    static String reason(Reference reference, Map<String, Condition> conditions) {
        Optional<Condition> condition = id(reference).flatMap(id -> Optional.ofNullable(conditions.get(id)));
        if (condition.filter(one -> is(one, "entered-in-error")).isPresent()) {
            return "";
        }
        String words = Optional.ofNullable(reference.getDisplay())
                .or(() -> condition.map(one -> WorkWords.of(one.getCode())))
                .orElse("");
        return condition.filter(one -> !words.isEmpty() && is(one, "refuted")).isPresent()
                ? words + " (refuted)"
                : words;
    }

    private static boolean is(Condition condition, String status) {
        return condition.getVerificationStatus().hasCoding(VERIFICATION, status);
    }
}

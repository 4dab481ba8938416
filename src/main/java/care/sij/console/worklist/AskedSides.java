package care.sij.console.worklist;

import care.sij.clinical.JointSide;
import care.sij.console.frame.Reading;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.springframework.stereotype.Component;

/** Tells the joints of referrals whose Task names none: the request that it is about names them. */
@Component
class AskedSides {

    private final Reading reading;

    AskedSides(Reading reading) {
        this.reading = reading;
    }

    /** The same work with its sides, by one search for all of it. */
    List<Work> told(List<Work> work) {
        List<String> ids =
                work.stream().flatMap(one -> one.sidedBy().stream()).distinct().toList();
        if (ids.isEmpty()) {
            return work;
        }
        SearchQuery query =
                new SearchQuery("ServiceRequest", List.of(new SearchCriterion.AnyId(ids)), List.of(), ids.size());
        Map<String, Set<JointSide>> sides = reading.find(query, Optional.empty()).versions().stream()
                .collect(Collectors.toMap(
                        version -> version.key().id(),
                        version -> SideOf.resource(reading.read(version, ServiceRequest.class))));
        return work.stream()
                .map(one -> one.sidedBy()
                        .map(id -> new Work(one.resource(), one.known(), sides.getOrDefault(id, Set.of())))
                        .orElse(one))
                .toList();
    }
}

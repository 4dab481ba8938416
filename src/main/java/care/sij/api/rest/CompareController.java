package care.sij.api.rest;

import care.sij.audit.PlanComparison;
import care.sij.record.StoredVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code CarePlan/<id>/$compare}: what a plan and all that belongs to it state otherwise at a later instant. */
@RestController
class CompareController {

    private final AskedPlans plans;
    private final PastInstants instants;
    private final Bodies bodies;
    private final FhirResponses responses;

    CompareController(AskedPlans plans, PastInstants instants, Bodies bodies, FhirResponses responses) {
        this.plans = plans;
        this.instants = instants;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/" + AskedPlans.TYPE + "/{id}/$compare",
            method = {RequestMethod.GET, RequestMethod.POST})
    void compare(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        AskedPlans.Asked plan = plans.of(id);
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("from", "to"));
        Instant from = instants.asked(asked, "from");
        Instant to = instants.asked(asked, "to");
        if (from.isAfter(to)) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `from` is an instant before `to`.");
        }
        List<StoredVersion> later = plans.known(plan, to);
        if (later.isEmpty()) {
            throw AskedPlans.noneAt("the later instant");
        }
        responses.write(
                response, format, PlanParameters.of(PlanComparison.between(plans.known(plan, from), later), from, to));
    }
}

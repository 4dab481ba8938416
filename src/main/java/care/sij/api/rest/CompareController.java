package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.audit.PlanAsKnown;
import care.sij.audit.PlanComparison;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
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

    private static final String PLAN = "CarePlan";

    private final Permission permission;
    private final ResourceTypes types;
    private final PlanAsKnown plans;
    private final PastInstants instants;
    private final Eyes eyes;
    private final Bodies bodies;
    private final FhirResponses responses;

    CompareController(
            Permission permission,
            ResourceTypes types,
            PlanAsKnown plans,
            PastInstants instants,
            Eyes eyes,
            Bodies bodies,
            FhirResponses responses) {
        this.permission = permission;
        this.types = types;
        this.plans = plans;
        this.instants = instants;
        this.eyes = eyes;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/" + PLAN + "/{id}/$compare",
            method = {RequestMethod.GET, RequestMethod.POST})
    void compare(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        ResourceKey plan = types.key(PLAN, id);
        Visibility visibility = permission.on(SmartInteraction.READ, SmartScope.ANY_TYPE);
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("from", "to"));
        Instant from = instants.asked(asked, "from");
        Instant to = instants.asked(asked, "to");
        if (from.isAfter(to)) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `from` is an instant before `to`.");
        }
        List<StoredVersion> later = known(plan, to, visibility);
        if (later.isEmpty()) {
            throw new RequestRefused(
                    Refusal.NOT_FOUND,
                    "There was no such " + PLAN
                            + " at the later instant, or not for you. Its `_history` tells since when there is.");
        }
        responses.write(
                response,
                format,
                PlanParameters.of(PlanComparison.between(known(plan, from, visibility), later), from, to));
    }

    private List<StoredVersion> known(ResourceKey plan, Instant instant, Visibility visibility) {
        return plans.at(plan, instant, visibility).stream().map(eyes::see).toList();
    }
}

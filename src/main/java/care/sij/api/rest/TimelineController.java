package care.sij.api.rest;

import care.sij.audit.PlanMoment;
import care.sij.audit.PlanTimeline;
import care.sij.audit.Telling;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code CarePlan/<id>/$timeline}: all that became known about a plan, with when it did and when it happened. */
@RestController
class TimelineController {

    private final AskedPlans plans;
    private final PlanTimeline timeline;
    private final PastInstants instants;
    private final Eyes eyes;
    private final Bodies bodies;
    private final FhirResponses responses;

    TimelineController(
            AskedPlans plans,
            PlanTimeline timeline,
            PastInstants instants,
            Eyes eyes,
            Bodies bodies,
            FhirResponses responses) {
        this.plans = plans;
        this.timeline = timeline;
        this.instants = instants;
        this.eyes = eyes;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/" + AskedPlans.TYPE + "/{id}/$timeline",
            method = {RequestMethod.GET, RequestMethod.POST})
    void timeline(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        AskedPlans.Asked plan = plans.of(id);
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("until", "order"));
        Instant until = asked.first("until").isPresent() ? instants.asked(asked, "until") : instants.latest();
        List<PlanMoment> moments = timeline.of(plan.key(), until, plan.visibility(), order(asked));
        if (moments.isEmpty()) {
            throw AskedPlans.noneAt("that instant");
        }
        responses.write(response, format, PlanParameters.of(moments, until, Telling.of(eyes::see)));
    }

    private static PlanTimeline.Order order(AskedParameters asked) {
        String wanted = asked.first("order").orElse("recorded");
        return Stream.of(PlanTimeline.Order.values())
                .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE, "The parameter `order` is `recorded` or `effective`."));
    }
}

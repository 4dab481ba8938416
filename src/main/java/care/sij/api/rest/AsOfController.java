package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.audit.PlanAsKnown;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code CarePlan/<id>/$as-of}: the plan with all that belongs to it, as it was known at an instant. */
@RestController
class AsOfController {

    private static final String PLAN = "CarePlan";
    private static final String EFFECTIVE = "effective";

    private final Permission permission;
    private final ResourceTypes types;
    private final PlanAsKnown plans;
    private final PastInstants instants;
    private final Eyes eyes;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final String base;

    AsOfController(
            Permission permission,
            ResourceTypes types,
            PlanAsKnown plans,
            PastInstants instants,
            Eyes eyes,
            Bodies bodies,
            FhirResponses responses,
            ServiceAddress address) {
        this.permission = permission;
        this.types = types;
        this.plans = plans;
        this.instants = instants;
        this.eyes = eyes;
        this.bodies = bodies;
        this.responses = responses;
        this.base = address.fhir();
    }

    @RequestMapping(
            path = "/fhir/" + PLAN + "/{id}/$as-of",
            method = {RequestMethod.GET, RequestMethod.POST})
    void asOf(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        ResourceKey plan = types.key(PLAN, id);
        permission.demand(SmartInteraction.READ, PLAN);
        Visibility visibility = permission.on(SmartInteraction.READ, SmartScope.ANY_TYPE);
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("instant", EFFECTIVE));
        Instant instant = instants.asked(asked, "instant");
        Optional<Instant> effective = PastInstants.ifAsked(asked, EFFECTIVE);
        List<StoredVersion> known = plans.at(plan, instant, effective, visibility).stream()
                .map(eyes::see)
                .toList();
        requireReadable(known);
        String self = base + "/" + plan.reference() + "/$as-of?instant=" + encoded(instant)
                + effective
                        .map(happened -> "&" + EFFECTIVE + "=" + encoded(happened))
                        .orElse("");
        responses.write(
                response,
                format,
                BundleJson.collection(
                        base, instant, new BundleJson.Links(self, Optional.empty()), known, erased(known)));
    }

    private static String encoded(Instant instant) {
        return URLEncoder.encode(instant.toString(), StandardCharsets.UTF_8);
    }

    private static void requireReadable(List<StoredVersion> known) {
        if (known.isEmpty()) {
            throw new RequestRefused(
                    Refusal.NOT_FOUND,
                    "There was no such " + PLAN
                            + " at that instant, or not for you. Its `_history` tells since when there is.");
        }
        if (isErased(known.get(0))) {
            throw new RequestRefused(Refusal.ERASED, "The content of the plan as it was at that instant was erased.");
        }
    }

    private static boolean isErased(StoredVersion version) {
        return version.body().length() == 0;
    }

    private Optional<Bytes> erased(List<StoredVersion> known) {
        List<String> erased = known.stream()
                .filter(AsOfController::isErased)
                .map(StoredVersion::reference)
                .toList();
        return erased.isEmpty()
                ? Optional.empty()
                : Optional.of(responses.encode(
                        Outcomes.warning(Refusal.ERASED, "The content was erased of " + String.join(", ", erased))));
    }
}

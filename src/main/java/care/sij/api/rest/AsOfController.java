package care.sij.api.rest;

import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
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

    private static final String EFFECTIVE = "effective";

    private final AskedPlans plans;
    private final PastInstants instants;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final String base;

    AsOfController(
            AskedPlans plans, PastInstants instants, Bodies bodies, FhirResponses responses, ServiceAddress address) {
        this.plans = plans;
        this.instants = instants;
        this.bodies = bodies;
        this.responses = responses;
        this.base = address.fhir();
    }

    @RequestMapping(
            path = "/fhir/" + AskedPlans.TYPE + "/{id}/$as-of",
            method = {RequestMethod.GET, RequestMethod.POST})
    void asOf(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        AskedPlans.Asked plan = plans.of(id);
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("instant", EFFECTIVE));
        Instant instant = instants.asked(asked, "instant");
        Optional<Instant> effective = PastInstants.ifAsked(asked, EFFECTIVE);
        List<StoredVersion> known = plans.known(plan, instant, effective);
        requireReadable(known);
        String self = base + "/" + plan.key().reference() + "/$as-of?instant=" + encoded(instant)
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
            throw AskedPlans.noneAt("that instant");
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

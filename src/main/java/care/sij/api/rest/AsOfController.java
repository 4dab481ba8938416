package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.audit.PlanAsKnown;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
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

    private final Permission permission;
    private final ResourceTypes types;
    private final PlanAsKnown plans;
    private final Versions versions;
    private final Eyes eyes;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final Clock clock;
    private final String base;

    AsOfController(
            Permission permission,
            ResourceTypes types,
            PlanAsKnown plans,
            Versions versions,
            Eyes eyes,
            Bodies bodies,
            FhirResponses responses,
            Clock clock,
            ServiceAddress address) {
        this.permission = permission;
        this.types = types;
        this.plans = plans;
        this.versions = versions;
        this.eyes = eyes;
        this.bodies = bodies;
        this.responses = responses;
        this.clock = clock;
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
        Instant instant = instant(AskedParameters.of(request, bodies).known(Set.of("instant")));
        List<StoredVersion> known =
                plans.at(plan, instant, visibility).stream().map(eyes::see).toList();
        requireReadable(known);
        String self = base + "/" + plan.reference() + "/$as-of?instant="
                + URLEncoder.encode(instant.toString(), StandardCharsets.UTF_8);
        responses.write(
                response,
                format,
                BundleJson.collection(
                        base, instant, new BundleJson.Links(self, Optional.empty()), known, erased(known)));
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

    /** What is yet to come, or is being written, would answer differently when asked again. */
    private Instant instant(AskedParameters asked) {
        Instant instant = past(asked);
        if (instant.isAfter(versions.watermark())) {
            throw new RequestRefused(
                    Refusal.NOT_NOW,
                    "What became known at that instant is still being written. Ask again in a second.");
        }
        return instant;
    }

    private Instant past(AskedParameters asked) {
        return asked.first("instant")
                .flatMap(AsOfController::read)
                .filter(instant -> !instant.isAfter(clock.instant()))
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "The parameter `instant` is an instant in the past with its zone, as 2026-03-01T10:00:00Z."));
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.audit.AuditExports;
import care.sij.audit.AuditExports.Asked;
import care.sij.audit.AuditExports.Exported;
import care.sij.partner.PartnerRole;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.record.Versions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code Patient/<id>/$audit-export}: what is recorded of a patient in a period, with its proofs, for auditors. */
@RestController
class AuditExportController {

    private static final String PATIENT = "Patient";

    private final Callers callers;
    private final Permission permission;
    private final ResourceTypes types;
    private final Versions versions;
    private final AuditExports exports;
    private final Bodies bodies;
    private final RestSettings settings;
    private final Clock clock;

    AuditExportController(
            Callers callers,
            Permission permission,
            ResourceTypes types,
            Versions versions,
            AuditExports exports,
            Bodies bodies,
            RestSettings settings,
            Clock clock) {
        this.callers = callers;
        this.permission = permission;
        this.types = types;
        this.versions = versions;
        this.exports = exports;
        this.bodies = bodies;
        this.settings = settings;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/fhir/" + PATIENT + "/{id}/$audit-export",
            method = {RequestMethod.GET, RequestMethod.POST})
    void export(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = callers.current();
        caller.demandRole(PartnerRole.AUDITOR);
        caller.demand(SmartInteraction.READ, "*");
        ResourceKey patient = types.key(PATIENT, id);
        if (versions.current(patient, permission.on(SmartInteraction.READ, PATIENT))
                .isEmpty()) {
            throw new RequestRefused(Refusal.NOT_FOUND, "There is no such Patient.");
        }
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("start", "end"));
        write(exports.of(new Asked(id, instant(asked, "start"), end(asked))), id, response);
    }

    private static void write(Exported exported, String id, HttpServletResponse response) throws IOException {
        if (exported instanceof Exported.TooMuch) {
            throw new RequestRefused(Refusal.TOO_LARGE, "There is too much for one file. Ask for shorter periods.");
        }
        if (exported instanceof Exported.Whole whole) {
            write(whole.file(), id, response);
        } else {
            throw new RequestRefused(
                    Refusal.NOT_NOW,
                    "Something of this period has no place in the ledger yet. Ask again in a few seconds; if that does"
                            + " not help, $verify names what has none.");
        }
    }

    private static void write(Bytes file, String id, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setContentLength(file.length());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-" + id + ".zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        file.writeTo(response.getOutputStream());
    }

    /** What is yet to come, or is being written, would be missing. */
    private Instant end(AskedParameters asked) {
        Instant end = instant(asked, "end");
        settings.untilExport(end, clock.instant()).ifPresent(wait -> {
            throw RequestRefused.notFor(
                    wait,
                    "What is of the end of that period may not be written yet, or is yet to come. Ask again after the"
                            + " time that Retry-After tells, or for an earlier end.");
        });
        if (end.isAfter(versions.watermark())) {
            throw new RequestRefused(
                    Refusal.NOT_NOW, "What is of that period is still being written, or yet to come. Ask again later.");
        }
        return end;
    }

    private static Instant instant(AskedParameters asked, String name) {
        return asked.first(name)
                .flatMap(AuditExportController::read)
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "The parameter `" + name + "` is an instant with its zone, as 2026-03-01T10:00:00Z."));
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(text.replace(' ', '+')).toInstant().truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

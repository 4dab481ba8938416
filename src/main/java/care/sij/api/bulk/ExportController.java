package care.sij.api.bulk;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartScope;
import care.sij.api.bulk.Asked.Level;
import care.sij.api.bulk.AskedExports.Entered;
import care.sij.api.rest.Bodies;
import care.sij.api.rest.Format;
import care.sij.api.rest.RequestRefused;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Requests for exports (Bulk Data 2.0.0, "Bulk Data Kick-off Request"). */
@RestController
class ExportController {

    private static final Duration LATER = Duration.ofSeconds(30);

    private final Callers callers;
    private final Bodies bodies;
    private final Wanted wanted;
    private final ExportSubjects subjects;
    private final AskedExports asked;
    private final Exports exports;
    private final ExportWork work;
    private final BulkSettings settings;
    private final ServiceAddress address;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ExportController(
            Callers callers,
            Bodies bodies,
            Wanted wanted,
            ExportSubjects subjects,
            AskedExports asked,
            Exports exports,
            ExportWork work,
            BulkSettings settings,
            ServiceAddress address,
            Supplier<UUID> ids,
            Clock clock) {
        this.callers = callers;
        this.bodies = bodies;
        this.wanted = wanted;
        this.subjects = subjects;
        this.asked = asked;
        this.exports = exports;
        this.work = work;
        this.settings = settings;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/fhir/$export",
            method = {RequestMethod.GET, RequestMethod.POST})
    void all(HttpServletRequest request, HttpServletResponse response) {
        KickOff kickOff = kickOff(request);
        if (!kickOff.all(ExportSubjects.PATIENT).isEmpty()) {
            throw new RequestRefused(
                    care.sij.api.rest.Refusal.UNSUPPORTED_PARAMETER,
                    "`patient` is taken by exports of Patients and Groups.");
        }
        enter(kickOff, Level.SYSTEM, List.of(), request, response);
    }

    @RequestMapping(
            path = "/fhir/Patient/$export",
            method = {RequestMethod.GET, RequestMethod.POST})
    void ofPatients(HttpServletRequest request, HttpServletResponse response) {
        KickOff kickOff = kickOff(request);
        List<String> named = subjects.named(kickOff);
        enter(kickOff, named.isEmpty() ? Level.ANY_PATIENT : Level.PATIENTS, named, request, response);
    }

    @RequestMapping(
            path = "/fhir/Group/{id}/$export",
            method = {RequestMethod.GET, RequestMethod.POST})
    void ofGroup(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        KickOff kickOff = kickOff(request);
        List<String> members = ExportSubjects.within(subjects.membersOf(id), subjects.named(kickOff));
        enter(kickOff, Level.PATIENTS, members, request, response);
    }

    private KickOff kickOff(HttpServletRequest request) {
        Persons.refuse(callers.current());
        Format.wanted(request);
        return KickOff.of(request, bodies);
    }

    private void enter(
            KickOff kickOff,
            Level level,
            List<String> patients,
            HttpServletRequest request,
            HttpServletResponse response) {
        Caller caller = callers.current();
        List<String> leftOut = Wanted.leftOut(kickOff);
        Asked read = wanted.read(kickOff, level, patients);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Entered entered = new Entered(
                ids.get(),
                caller.id(),
                caller.scopes().scopes().stream().map(SmartScope::toString).collect(Collectors.joining(" ")),
                read,
                address(request),
                now,
                now.plus(settings.kept()));
        if (!asked.enter(entered, LeftOut.lines(leftOut), settings, exports)) {
            throw RequestRefused.tooMany(
                    LATER,
                    "At most " + settings.atOnce() + " exports of one client are made at once, and " + settings.most()
                            + " kept. Wait for those that are made, or cancel and delete some.");
        }
        work.wake();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader(HttpHeaders.CONTENT_LOCATION, address.fhir() + "/bulk/" + entered.id() + "/$export-status");
    }

    private String address(HttpServletRequest request) {
        String path = request.getRequestURI().substring("/fhir".length());
        return address.fhir()
                + path
                + Optional.ofNullable(request.getQueryString())
                        .map(query -> "?" + query)
                        .orElse("");
    }
}

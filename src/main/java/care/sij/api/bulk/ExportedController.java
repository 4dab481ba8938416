package care.sij.api.bulk;

import care.sij.access.Callers;
import care.sij.api.bulk.AskedExports.Held;
import care.sij.api.bulk.AskedExports.Standing;
import care.sij.api.bulk.AskedExports.State;
import care.sij.api.rest.HttpDates;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How far exports are, and their files: for the client alone that asked for them. */
@RestController
class ExportedController {

    private static final String STATUS = "/fhir/bulk/{id}/$export-status";
    private static final String SECONDS_TO_WAIT = "2";

    private final Callers callers;
    private final AskedExports exports;
    private final Fetching fetching;
    private final ServiceAddress address;
    private final Clock clock;

    ExportedController(Callers callers, AskedExports exports, Fetching fetching, ServiceAddress address, Clock clock) {
        this.callers = callers;
        this.exports = exports;
        this.fetching = fetching;
        this.address = address;
        this.clock = clock;
    }

    @GetMapping(STATUS)
    void status(@PathVariable String id, HttpServletResponse response) throws IOException {
        Standing standing = standing(id);
        switch (standing.state()) {
            case WORKING -> {
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                response.setHeader("X-Progress", standing.progress());
                response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
            }
            case COMPLETE -> {
                response.setHeader(HttpHeaders.EXPIRES, HttpDates.of(standing.keptUntil()));
                response.setContentType("application/json");
                String base = address.fhir() + "/bulk/" + standing.id();
                response.getOutputStream().write(Manifest.of(standing, exports.files(standing.id()), base));
            }
            case FAILED ->
                throw new RequestRefused(
                        Refusal.FAULT, "The export could not be made. Delete it and ask for it again.");
            case TOO_SLOW ->
                throw new RequestRefused(
                        Refusal.TOO_COSTLY,
                        "A part of the export takes longer to find than it may, so it was given up. Delete it, and ask"
                                + " again with fewer types or a narrower `_typeFilter`, without chains and `:contains`.");
        }
    }

    /** Ends it, and removes what there is of it (Bulk Data 2.0.0, "Bulk Data Delete Request"). */
    @DeleteMapping(STATUS)
    void remove(@PathVariable String id, HttpServletResponse response) {
        Standing standing = standing(id);
        exports.remove(standing.id(), callers.current().id());
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }

    @GetMapping("/fhir/bulk/{id}/{file:\\d{1,9}}/$export-file")
    void file(@PathVariable String id, @PathVariable int file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Standing standing = standing(id);
        List<Held> held = standing.state() == State.COMPLETE ? exports.held(standing.id(), file) : List.of();
        if (held.isEmpty()) {
            throw none();
        }
        ExportedFile.write(request, response, taker -> fetching.fetch(standing, file, held, taker));
    }

    private Standing standing(String id) {
        Persons.refuse(callers.current());
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw none();
        }
        return exports.find(UUID.fromString(id), callers.current().id(), clock.instant())
                .orElseThrow(ExportedController::none);
    }

    private static RequestRefused none() {
        return new RequestRefused(
                Refusal.NOT_FOUND, "There is no such export or file, not any more, not yet, or not of this client.");
    }
}

package care.sij.api.rest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Refuses writes by REST: facts come as messages, and what is projected from them is written by nobody. */
@RestController
class WriteController {

    @PostMapping({"/fhir", "/fhir/", "/fhir/{type:[A-Z][A-Za-z]*}"})
    @ResponseStatus(HttpStatus.METHOD_NOT_ALLOWED)
    void create() {
        throw refused();
    }

    @PutMapping({"/fhir/{type:[A-Z][A-Za-z]*}", "/fhir/{type:[A-Z][A-Za-z]*}/{id}"})
    @ResponseStatus(HttpStatus.METHOD_NOT_ALLOWED)
    void update() {
        throw refused();
    }

    @PatchMapping({"/fhir/{type:[A-Z][A-Za-z]*}", "/fhir/{type:[A-Z][A-Za-z]*}/{id}"})
    @ResponseStatus(HttpStatus.METHOD_NOT_ALLOWED)
    void patch() {
        throw refused();
    }

    @DeleteMapping({"/fhir/{type:[A-Z][A-Za-z]*}", "/fhir/{type:[A-Z][A-Za-z]*}/{id}"})
    @ResponseStatus(HttpStatus.METHOD_NOT_ALLOWED)
    void delete() {
        throw refused();
    }

    private static RequestRefused refused() {
        return new RequestRefused(
                Refusal.READ_ONLY,
                "Resources are not written by REST. Send facts as a FHIR message to `POST /fhir/$process-message`; care"
                        + " plans follow from them and cannot be written.");
    }
}

package care.sij.api.rest;

import care.sij.exchange.Written;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers one write. */
@Component
class WriteAnswers {

    private final FhirResponses responses;
    private final String base;

    WriteAnswers(FhirResponses responses, ServiceAddress address) {
        this.responses = responses;
        this.base = address.fhir();
    }

    void write(HttpServletRequest request, HttpServletResponse response, Format format, Written written)
            throws IOException {
        Preference preference = Preference.of(request).orElse(Preference.REPRESENTATION);
        boolean deleted = switch (written.effect()) {
            case DELETED, NOTHING -> true;
            case CREATED, UPDATED, FOUND -> false;
        };
        boolean empty = preference == Preference.MINIMAL || (deleted && preference == Preference.REPRESENTATION);
        response.setStatus(deleted && empty ? HttpServletResponse.SC_NO_CONTENT : status(written));
        location(written).ifPresent(location -> response.setHeader(HttpHeaders.LOCATION, location));
        written.version().ifPresent(version -> FhirResponses.stamp(response, version));
        if (!empty && preference == Preference.OUTCOME) {
            responses.write(response, format, written.outcome());
        } else if (!empty && written.version().isPresent()) {
            responses.write(response, format, written.version().get().body());
        }
    }

    static int status(Written written) {
        return switch (written.effect()) {
            case CREATED -> 201;
            case UPDATED, FOUND, DELETED, NOTHING -> 200;
        };
    }

    /** The address of the version that holds now; none of what is deleted. */
    Optional<String> location(Written written) {
        return written.effect() == Written.Effect.DELETED
                ? Optional.empty()
                : written.version().map(version -> base + "/" + version.reference());
    }
}

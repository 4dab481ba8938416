package care.sij.api.rest;

import care.sij.api.rest.StatedWrites.Place;
import care.sij.exchange.Write;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ParseLimits;
import care.sij.fhir.ParseRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The Provenance that comes with what is written, in a header (R4 provenance.html#header). */
@Component
class ProvenanceHeader {

    static final String NAME = "X-Provenance";

    /** By what the header's Provenance and the body's resource know each other, within one request. */
    static final String WRITTEN = "urn:uuid:0d9b5a0c-53f0-4b5e-9a44-6f5a3c1de7b2";

    private final FhirJson json;

    ProvenanceHeader(FhirJson json) {
        this.json = json;
    }

    /**
     * The Provenance in the header; empty when there is none.
     *
     * @throws RequestRefused when it is none that can be completed here
     */
    Optional<Provenance> of(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(NAME));
        if (values.size() > 1) {
            throw new RequestRefused(
                    Refusal.UNREADABLE_BODY,
                    NAME + " is there more than once. Send one Provenance, with all its agents.");
        }
        return values.stream().findFirst().map(this::read);
    }

    /** @throws RequestRefused when there is one, where nothing is written that it could be about */
    static void requireNone(HttpServletRequest request) {
        if (request.getHeader(NAME) != null) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER,
                    NAME
                            + " is taken with POST, PUT and PATCH of one resource. In a bundle, state the Provenance as an entry"
                            + " whose target is the other's fullUrl.");
        }
    }

    private Provenance read(String value) {
        Provenance provenance = json.parse(value.getBytes(StandardCharsets.UTF_8), ParseLimits.HEADER, Provenance.class)
                .fold(read -> read, refusal -> {
                    throw refused(refusal);
                });
        if (provenance.hasTarget()) {
            throw new RequestRefused(
                    Refusal.UNREADABLE_BODY,
                    NAME + " has a target. Leave it out: it is the version that is written by this request.");
        }
        return provenance.addTarget(new Reference(WRITTEN));
    }

    private static RequestRefused refused(ParseRefusal refusal) {
        Refusal kind = switch (refusal.reason()) {
            case TOO_LARGE, TOO_MANY_VALUES, TOO_MANY_ENTRIES -> Refusal.TOO_LARGE;
            default -> Refusal.UNREADABLE_BODY;
        };
        return new RequestRefused(
                kind,
                NAME + " could not be read at " + refusal.location() + ": "
                        + refusal.reason().name() + ". " + refusal.remedy()
                        + " It is one Provenance in JSON, of at most "
                        + ParseLimits.HEADER.bytes() + " characters, all of them ASCII.");
    }

    /** Where a write is stated that a Provenance may come with. */
    static Place place(String type, Optional<Provenance> provenance) {
        return new Place(type, provenance.map(told -> WRITTEN).orElse(""));
    }

    /** The write, and its Provenance after it. */
    static List<Write> with(Write write, Optional<Provenance> provenance) {
        return provenance.map(told -> List.of(write, beside(write, told))).orElse(List.of(write));
    }

    /** The Provenance as a write beside the other: what a condition finds is not written, and needs none. */
    private static Write beside(Write write, Provenance provenance) {
        Optional<Write.Condition> unless = write instanceof Write.Create create ? create.unless() : Optional.empty();
        return new Write.Create(NAME, "", provenance, unless);
    }
}

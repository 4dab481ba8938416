package care.sij.api.rest;

import care.sij.fhir.BodyRoom;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.fhir.IncomingBody;
import care.sij.fhir.IncomingBody.Fault;
import care.sij.fhir.IncomingBody.NotTaken;
import care.sij.fhir.ParseLimits;
import care.sij.fhir.ParseOutcome;
import care.sij.fhir.ParseRefusal;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The resources in the bodies of requests, read strictly, and worked on while there is room in memory for them. */
@Component
public class Bodies {

    private static final int KILOBYTE = 1024;

    private final FhirJson json;
    private final FhirXml xml;
    private final BodyRoom room;
    private final Clock clock;

    Bodies(FhirJson json, FhirXml xml, BodyRoom room, Clock clock) {
        this.json = json;
        this.xml = xml;
        this.room = room;
        this.clock = clock;
    }

    /**
     * Works on the resource in the body; its room is kept until that is done.
     *
     * @throws RequestRefused when there is no such resource in it
     * @throws BodyRoom.Full when there was no room for it in time
     */
    public <T extends Resource, R> R work(
            HttpServletRequest request, ParseLimits most, Class<T> type, Function<T, R> work) {
        try (BodyRoom.Place place = room.place()) {
            return work.apply(resource(request, room.within(most), type, place));
        }
    }

    /** The same, with the body as it is: what type it says it is, the caller has looked at. */
    <R> R workOnBytes(HttpServletRequest request, ParseLimits most, Function<Bytes, R> work) {
        try (BodyRoom.Place place = room.place()) {
            ParseLimits limits = room.within(most);
            Bytes body = bytes(request, limits, place);
            if (body.length() > limits.bytes()) {
                throw new RequestRefused(Refusal.TOO_LARGE, "The body is too large. " + most(limits));
            }
            return work.apply(body);
        }
    }

    private Bytes bytes(HttpServletRequest request, ParseLimits limits, BodyRoom.Place place) {
        try {
            return IncomingBody.bytes(request, limits, clock, place);
        } catch (NotTaken notTaken) {
            throw refused(notTaken.fault(), limits);
        }
    }

    private <T extends Resource> T resource(
            HttpServletRequest request, ParseLimits limits, Class<T> type, BodyRoom.Place place) {
        try {
            IncomingBody body = IncomingBody.of(request, limits, clock, place);
            return parsed(body, limits, type).fold(read -> read, refusal -> {
                throw refused(refusal, limits);
            });
        } catch (NotTaken notTaken) {
            throw refused(notTaken.fault(), limits);
        }
    }

    private <T extends Resource> ParseOutcome<T> parsed(IncomingBody body, ParseLimits limits, Class<T> type) {
        byte[] bytes = body.bytes().toArray();
        return switch (body.format()) {
            case JSON -> json.parse(bytes, limits, type);
            case XML -> xml.parse(bytes, limits, type);
        };
    }

    private static RequestRefused refused(ParseRefusal refusal, ParseLimits limits) {
        Refusal kind = switch (refusal.reason()) {
            case TOO_LARGE, TOO_MANY_VALUES, TOO_MANY_ENTRIES -> Refusal.TOO_LARGE;
            default -> Refusal.UNREADABLE_BODY;
        };
        return new RequestRefused(
                kind,
                "The body could not be read at " + refusal.location() + ": "
                        + refusal.reason().name() + ". " + refusal.remedy()
                        + (kind == Refusal.TOO_LARGE ? " " + most(limits) : ""));
    }

    private static String most(ParseLimits limits) {
        return "At most " + limits.bytes() / KILOBYTE + " KB and " + limits.entries() + " entries are taken here.";
    }

    private static RequestRefused refused(Fault fault, ParseLimits limits) {
        return switch (fault) {
            case UNSUPPORTED_TYPE ->
                new RequestRefused(
                        Refusal.UNSUPPORTED_BODY,
                        "Resources are taken as JSON or XML in UTF-8. Send `Content-Type: application/fhir+json` or"
                                + " `application/fhir+xml`.");
            case COMPRESSED ->
                new RequestRefused(
                        Refusal.UNSUPPORTED_BODY,
                        "Compressed bodies are not taken. Send the resource without Content-Encoding.");
            case INCOMPLETE ->
                new RequestRefused(
                        Refusal.TOO_SLOW,
                        "The body did not arrive whole within "
                                + IncomingBody.longest(limits).toSeconds() + " seconds. Send it again.");
        };
    }
}

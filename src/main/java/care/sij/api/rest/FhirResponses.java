package care.sij.api.rest;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Writes resources to responses: JSON as it is stored, XML made from it. */
@Component
public class FhirResponses {

    private final FhirJson json;
    private final FhirXml xml;
    private final Subsets subsets;

    FhirResponses(FhirJson json, FhirXml xml, Subsets subsets) {
        this.json = json;
        this.xml = xml;
        this.subsets = subsets;
    }

    /** The weak ETag of a version (R4 http.html#concurrency). */
    static String etag(StoredVersion version) {
        return "W/\"" + version.version() + "\"";
    }

    /** Says which version it is. */
    static void stamp(HttpServletResponse response, StoredVersion version) {
        response.setHeader(HttpHeaders.ETAG, etag(version));
        response.setHeader(HttpHeaders.LAST_MODIFIED, HttpDates.of(version.instant()));
    }

    /** The version, or the part of it that {@code _summary} or {@code _elements} ask for. */
    void write(HttpServletRequest request, HttpServletResponse response, StoredVersion version) throws IOException {
        stamp(response, version);
        String type = version.key().type();
        AskedSubset asked = subsets.asked(request, List.of(type));
        write(
                response,
                Format.wanted(request),
                subsets.part(version, asked.ofMatch(type)).body());
    }

    public void write(HttpServletResponse response, Format format, Resource resource) throws IOException {
        write(response, format, json.encode(resource));
    }

    public void write(HttpServletResponse response, Format format, Bytes body) throws IOException {
        response.setContentType(format.contentType());
        switch (format) {
            case JSON -> {
                response.setContentLength(body.length());
                body.writeTo(response.getOutputStream());
            }
            case XML ->
                response.getOutputStream().write(xml.encode(json.read(body)).getBytes(StandardCharsets.UTF_8));
        }
    }

    public Bytes encode(Resource resource) {
        return json.encode(resource);
    }
}

package care.sij.api.rest;

import care.sij.fhir.FhirJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code Type/<id>/$meta}: profiles, tags and labels of a resource (R4 resource-operation-meta.html). */
@RestController
class MetaController {

    private final ResourceTypes types;
    private final Reads reads;
    private final Bodies bodies;
    private final FhirJson json;
    private final FhirResponses responses;

    MetaController(ResourceTypes types, Reads reads, Bodies bodies, FhirJson json, FhirResponses responses) {
        this.types = types;
        this.reads = reads;
        this.bodies = bodies;
        this.json = json;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/{type:[A-Z][A-Za-z]*}/{id}/$meta",
            method = {RequestMethod.GET, RequestMethod.POST})
    void meta(
            @PathVariable String type,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        AskedParameters.of(request, bodies).known(Set.of());
        Resource resource = json.read(reads.current(types.key(type, id)).body());
        Parameters answer = new Parameters();
        answer.addParameter().setName("return").setValue(resource.getMeta());
        responses.write(response, format, answer);
    }
}

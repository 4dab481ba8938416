package care.sij.api.rest;

import care.sij.fhir.FhirJson;
import care.sij.record.ResourceKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code Type/<id>/$meta}: profiles, tags and labels of a resource (R4 resource-operation-meta.html). */
@RestController
class MetaController {

    private final InstanceOperations operations;
    private final Reads reads;
    private final FhirJson json;

    MetaController(InstanceOperations operations, Reads reads, FhirJson json) {
        this.operations = operations;
        this.reads = reads;
        this.json = json;
    }

    @RequestMapping(
            path = InstanceOperations.PATH + "$meta",
            method = {RequestMethod.GET, RequestMethod.POST})
    void meta(HttpServletRequest request, HttpServletResponse response) throws IOException {
        operations.answer(request, response, Set.of(), (key, asked) -> meta(key));
    }

    private Parameters meta(ResourceKey key) {
        Parameters answer = new Parameters();
        answer.addParameter()
                .setName("return")
                .setValue(json.read(reads.current(key).body()).getMeta());
        return answer;
    }
}

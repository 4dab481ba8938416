package care.sij.api.difference;

import care.sij.api.rest.AskedParameters;
import care.sij.api.rest.InstanceOperations;
import care.sij.api.rest.Reads;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.audit.PlanChange;
import care.sij.audit.PlanComparison;
import care.sij.fhir.FhirJson;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code Type/<id>/$diff}: what a version states otherwise than another one, both as the caller sees them. */
@RestController
class DiffController {

    private final InstanceOperations operations;
    private final Reads reads;
    private final FhirJson json;

    DiffController(InstanceOperations operations, Reads reads, FhirJson json) {
        this.operations = operations;
        this.reads = reads;
        this.json = json;
    }

    @RequestMapping(
            path = InstanceOperations.PATH + "$diff",
            method = {RequestMethod.GET, RequestMethod.POST})
    void diff(HttpServletRequest request, HttpServletResponse response) throws IOException {
        operations.answer(request, response, Set.of("from", "to"), this::difference);
    }

    private Parameters difference(ResourceKey key, AskedParameters asked) {
        String from = number(asked, "from");
        String to = number(asked, "to");
        return answer(reads.version(key, from), reads.version(key, to));
    }

    private Parameters answer(StoredVersion from, StoredVersion to) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("from").setValue(new Reference(from.reference()));
        answer.addParameter().setName("to").setValue(new Reference(to.reference()));
        words(from, to).forEach(words -> answer.addParameter().setName("text").setValue(new StringType(words)));
        Parameters patch = VersionDifference.patch(json.read(from.body()), json.read(to.body()));
        if (patch.hasParameter()) {
            answer.addParameter().setName("patch").setResource(patch);
        }
        return answer;
    }

    private static List<String> words(StoredVersion from, StoredVersion to) {
        return PlanComparison.between(List.of(from), List.of(to)).stream()
                .map(PlanChange::words)
                .flatMap(List::stream)
                .toList();
    }

    private static String number(AskedParameters asked, String name) {
        return asked.one(name)
                .filter(text -> text.matches("[1-9]\\d{0,17}"))
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "The parameter `" + name + "` is the number of a version, as `_history` tells them."));
    }
}

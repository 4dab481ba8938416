package care.sij.api.validation;

import care.sij.access.SmartInteraction;
import care.sij.api.rest.Bodies;
import care.sij.api.rest.FhirResponses;
import care.sij.api.rest.Format;
import care.sij.api.rest.Permission;
import care.sij.api.rest.Reads;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.api.rest.ResourceTypes;
import care.sij.conformance.Finding;
import care.sij.fhir.FhirJson;
import care.sij.record.StoredVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code $validate} of what is sent, and of what is in the record (R4 resource-operation-validate.html). */
@RestController
class ValidationController {

    private final ResourceTypes types;
    private final Permission permission;
    private final Reads reads;
    private final Bodies bodies;
    private final FhirJson json;
    private final FhirResponses responses;
    private final Contents contents;
    private final Objections objections;

    ValidationController(
            ResourceTypes types,
            Permission permission,
            Reads reads,
            Bodies bodies,
            FhirJson json,
            FhirResponses responses,
            Contents contents,
            Objections objections) {
        this.types = types;
        this.permission = permission;
        this.reads = reads;
        this.bodies = bodies;
        this.json = json;
        this.responses = responses;
        this.contents = contents;
        this.objections = objections;
    }

    @PostMapping("/fhir/{type:[A-Z][A-Za-z]*}/$validate")
    void sent(@PathVariable String type, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        types.require(type);
        permission.demand(SmartInteraction.READ, type);
        OperationOutcome outcome = ValidationRequest.work(request, bodies, asked -> outcome(type, asked));
        responses.write(response, format, outcome);
    }

    @RequestMapping(
            path = "/fhir/{type:[A-Z][A-Za-z]*}/{id}/$validate",
            method = {RequestMethod.GET, RequestMethod.POST})
    void ofRecord(
            @PathVariable String type,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        StoredVersion current = reads.current(types.key(type, id));
        OperationOutcome outcome = ValidationRequest.work(request, bodies, asked -> outcome(current, asked));
        responses.write(response, format, outcome);
    }

    private OperationOutcome outcome(String type, ValidationRequest asked) {
        Resource resource = asked.resource()
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE, "The parameter `resource` is missing: send what is to be validated."));
        requireType(type, resource);
        ValidationMode mode = asked.mode().orElse(ValidationMode.PROFILE);
        if (mode == ValidationMode.UPDATE || mode == ValidationMode.DELETE) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE,
                    "The parameter `mode` is " + mode.code() + " at the address of a resource, `" + type
                            + "/<id>/$validate`.");
        }
        return ValidationOutcome.of(
                objections.to(mode, type, Optional.of(resource), Optional.empty()),
                contents.findings(resource, asked.profile()));
    }

    private OperationOutcome outcome(StoredVersion current, ValidationRequest asked) {
        asked.resource().ifPresent(resource -> requireType(current.key().type(), resource));
        ValidationMode mode =
                asked.mode().orElse(asked.resource().isPresent() ? ValidationMode.UPDATE : ValidationMode.PROFILE);
        List<Finding> findings = mode == ValidationMode.DELETE
                ? List.of()
                : contents.findings(asked.resource().orElseGet(() -> json.read(current.body())), asked.profile());
        return ValidationOutcome.of(
                objections.to(mode, current.key().type(), asked.resource(), Optional.of(current)), findings);
    }

    private static void requireType(String type, Resource resource) {
        if (!resource.fhirType().equals(type)) {
            throw new RequestRefused(
                    Refusal.UNREADABLE_BODY,
                    "The resource is a " + resource.fhirType() + ", the address is that of " + type
                            + ". Send it to the address of its type.");
        }
    }
}

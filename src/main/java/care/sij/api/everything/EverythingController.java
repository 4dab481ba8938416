package care.sij.api.everything;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.api.rest.AskedParameters;
import care.sij.api.rest.Bodies;
import care.sij.api.rest.BundleJson;
import care.sij.api.rest.Eyes;
import care.sij.api.rest.FhirResponses;
import care.sij.api.rest.Format;
import care.sij.api.rest.Outcomes;
import care.sij.api.rest.Paging;
import care.sij.api.rest.Permission;
import care.sij.api.rest.Reads;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.ResourceTypes;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.Page;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code Patient/<id>/$everything} (R4 patient-operation-everything.html) and the same of a plan: as far as the
 * caller's scopes and reach go, the shared resources beside each page that names them.
 */
@RestController
class EverythingController {

    /** What is asked of a resource that the caller may read. */
    private interface Asked {

        Page page(StoredVersion about, EverythingRequest asked, Visibility visibility);
    }

    private final Reads reads;
    private final Permission permission;
    private final ResourceTypes types;
    private final Paging paging;
    private final Bodies bodies;
    private final Eyes eyes;
    private final FhirResponses responses;
    private final PatientEverything patients;
    private final PlanEverything plans;
    private final SharedResources shared;
    private final String base;

    EverythingController(
            Reads reads,
            Permission permission,
            ResourceTypes types,
            Paging paging,
            Bodies bodies,
            Eyes eyes,
            FhirResponses responses,
            PatientEverything patients,
            PlanEverything plans,
            SharedResources shared,
            ServiceAddress address) {
        this.reads = reads;
        this.permission = permission;
        this.types = types;
        this.paging = paging;
        this.bodies = bodies;
        this.eyes = eyes;
        this.responses = responses;
        this.patients = patients;
        this.plans = plans;
        this.shared = shared;
        this.base = address.fhir();
    }

    @RequestMapping(
            path = "/fhir/Patient/{id}/$everything",
            method = {RequestMethod.GET, RequestMethod.POST})
    void ofPatient(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        answer("Patient", id, request, response, patients::page);
    }

    @RequestMapping(
            path = "/fhir/CarePlan/{id}/$everything",
            method = {RequestMethod.GET, RequestMethod.POST})
    void ofPlan(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                "CarePlan",
                id,
                request,
                response,
                (plan, asked, visibility) -> plans.page(plan.key(), asked, visibility));
    }

    private void answer(
            String type, String id, HttpServletRequest request, HttpServletResponse response, Asked everything)
            throws IOException {
        Format format = Format.wanted(request);
        StoredVersion about = reads.current(types.key(type, id));
        EverythingRequest asked = EverythingRequest.of(
                about.key().reference() + "/$everything", AskedParameters.of(request, bodies), types, paging);
        Visibility visibility = permission.on(SmartInteraction.READ, SmartScope.ANY_TYPE);
        Page page = everything.page(about, asked, visibility);
        SharedResources.Beside beside = shared.of(page.versions(), visibility);
        List<StoredVersion> included = beside.versions().stream()
                .filter(version -> asked.wants(version.key().type()))
                .map(eyes::see)
                .toList();
        BundleJson.Links links =
                new BundleJson.Links(base + "/" + asked.self(), page.next().map(place -> base + "/" + asked.at(place)));
        List<StoredVersion> matches = page.versions().stream().map(eyes::see).toList();
        List<Bytes> outcomes = beside.advice().stream()
                .map(advice -> responses.encode(Outcomes.warning(Refusal.TOO_LARGE, advice)))
                .toList();
        responses.write(
                response,
                format,
                BundleJson.searchset(
                        base, OptionalLong.empty(), links, new BundleJson.Found(matches, included), outcomes));
    }
}

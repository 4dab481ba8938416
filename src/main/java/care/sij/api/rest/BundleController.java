package care.sij.api.rest;

import care.sij.access.RequestId;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditedRequest;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import care.sij.record.SearchTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Transactions and batches (R4 http.html#transaction). */
@RestController
class BundleController {

    private final Bodies bodies;
    private final BundleRequests requests;
    private final FhirResponses responses;

    BundleController(Bodies bodies, BundleRequests requests, FhirResponses responses) {
        this.bodies = bodies;
        this.requests = requests;
        this.responses = responses;
    }

    @PostMapping({"/fhir", "/fhir/"})
    void process(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        ProvenanceHeader.requireNone(request);
        Bytes answers = bodies.work(
                request,
                ParseLimits.TRANSACTION,
                Bundle.class,
                bundle -> SearchTime.shared(() -> answer(request, bundle)));
        responses.write(response, format, answers);
    }

    private Bytes answer(HttpServletRequest request, Bundle bundle) {
        Preference preference = Preference.of(request).orElse(Preference.MINIMAL);
        String requestId = RequestId.of(request);
        String type = bundle.hasType() ? bundle.getType().toCode() : "";
        List<EntryAnswer> answers = switch (type) {
            case "transaction" -> {
                AuditedRequest.current().ifPresent(audited -> audited.is(AuditKind.TRANSACTION, ""));
                yield requests.transaction(bundle.getEntry(), preference, requestId);
            }
            case "batch" -> requests.batch(bundle.getEntry(), preference, requestId);
            default ->
                throw new RequestRefused(
                        Refusal.UNREADABLE_BODY,
                        "Bundle.type is neither `transaction` nor `batch`. Messages go to"
                                + " `POST [base]/$process-message`, other bundles to `POST [base]/Bundle`.");
        };
        return BundleJson.answers(type + "-response", answers);
    }
}

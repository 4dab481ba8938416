package care.sij.audit.feed;

import care.sij.access.BoundedCall;
import care.sij.audit.AuditEvents;
import care.sij.audit.AuditRow;
import care.sij.audit.feed.Reply.Reason;
import care.sij.fhir.FhirJson;
import care.sij.partner.ServiceAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An audit record repository that takes the FHIR feed of IHE's Record Audit Event [ITI-20]: a Bundle of type batch with
 * a create of each AuditEvent, posted to the base.
 */
final class Repository {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FHIR = "application/fhir+json";
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int SUCCESS = 2;
    private static final int FAULT = 5;
    private static final List<Integer> NOT_NOW = List.of(408, 425, 429);

    private final HttpClient http;
    private final URI base;
    private final Duration answerWithin;
    private final AuditEvents events;
    private final FhirJson json;
    private final String ours;

    Repository(
            HttpClient http,
            URI base,
            Duration answerWithin,
            AuditEvents events,
            FhirJson json,
            ServiceAddress address) {
        this.http = http;
        this.base = base;
        this.answerWithin = answerWithin;
        this.events = events;
        this.json = json;
        this.ours = address.fhir();
    }

    Reply take(List<AuditRow> rows) {
        HttpRequest request = HttpRequest.newBuilder(base)
                .header("Content-Type", FHIR)
                .header("Accept", FHIR)
                .POST(BodyPublishers.ofByteArray(json.encode(batch(rows)).toArray()))
                .build();
        try {
            return reply(BoundedCall.send(http, request, answerWithin, LARGEST), rows.size());
        } catch (IOException fault) {
            return Reply.missing(0, Reason.UNREACHABLE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Reply.missing(0, Reason.UNREACHABLE);
        }
    }

    private Bundle batch(List<AuditRow> rows) {
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        for (AuditRow row : rows) {
            AuditEvent event = events.of(row);
            batch.addEntry()
                    .setFullUrl(ours + "/" + row.reference())
                    .setResource(event)
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl("AuditEvent");
        }
        return batch;
    }

    private static Reply reply(HttpResponse<byte[]> answer, int sent) {
        if (answer.statusCode() / 100 != SUCCESS) {
            return Reply.missing(0, reason(answer.statusCode()));
        }
        List<Integer> statuses = statuses(answer.body());
        if (statuses.size() != sent) {
            return Reply.missing(0, Reason.UNINTELLIGIBLE);
        }
        for (int place = 0; place < sent; place++) {
            int status = statuses.get(place);
            if (status / 100 != SUCCESS) {
                return Reply.missing(place, reason(status));
            }
        }
        return Reply.all(sent);
    }

    private static Reason reason(int status) {
        return status / 100 == FAULT || NOT_NOW.contains(status) ? Reason.FAILING : Reason.REFUSED;
    }

    /** Of each entry of a batch's response; none when it is no such response. */
    private static List<Integer> statuses(byte[] body) {
        try {
            JsonNode bundle = JSON.readTree(body);
            return bundle.path("type").asString("").equals("batch-response")
                    ? bundle.path("entry").values().stream()
                            .map(entry -> entry.path("response").path("status").asString(""))
                            .map(status ->
                                    status.matches("[1-5]\\d\\d\\b.*") ? Integer.parseInt(status.substring(0, 3)) : 0)
                            .toList()
                    : List.of();
        } catch (JacksonException noJson) {
            return List.of();
        }
    }
}

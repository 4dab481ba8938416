package care.sij.exchange.subscription;

import care.sij.exchange.subscription.StatusParameters.ToldEvent;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ResourceIds;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes notifications (profile backport-subscription-notification-r4): the state first, then what happened. */
@Component
class NotificationBundles {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);

    /**
     * An event with what may be shown of it.
     *
     * @param focus the version that may be shown; empty when none may be, or nothing is wanted
     */
    record Shown(Event event, Optional<StoredVersion> focus) {}

    /** Which notification it is. */
    record Occasion(String id, Kind kind, Instant at) {}

    private final FhirJson json;
    private final ServiceAddress address;

    NotificationBundles(FhirJson json, ServiceAddress address) {
        this.json = json;
        this.address = address;
    }

    Bytes write(Row row, Occasion occasion, Content content, List<Shown> events) {
        List<String> entries = new ArrayList<>();
        List<ToldEvent> told =
                events.stream().map(event -> told(event, content)).toList();
        entries.add("{\"fullUrl\":\"urn:uuid:" + occasion.id() + "\",\"resource\":"
                + json.encode(StatusParameters.of(row, url(row.key().reference()), occasion.kind(), told))
                        .asUtf8()
                + request("GET", url(row.key().reference()) + "/$status", "200") + "}");
        if (content != Content.EMPTY) {
            events.stream()
                    .flatMap(event -> event.focus().stream())
                    .forEach(focus -> entries.add(entry(focus, content)));
        }
        return Bytes.utf8("{\"resourceType\":\"Bundle\",\"id\":\"" + occasion.id() + "\",\"meta\":{\"profile\":[\""
                + Backport.NOTIFICATION + "\"]},\"type\":\"history\",\"timestamp\":\"" + INSTANT.format(occasion.at())
                + "\",\"entry\":[" + String.join(",", entries) + "]}");
    }

    /** The states alone, as found. */
    Bytes states(List<Row> rows) {
        List<String> entries = rows.stream()
                .map(row -> "{\"fullUrl\":\"urn:uuid:" + ResourceIds.of("Parameters", row.partner(), row.id())
                        + "\",\"resource\":"
                        + json.encode(StatusParameters.of(
                                        row, url(row.key().reference()), Kind.QUERY_STATUS, List.of()))
                                .asUtf8()
                        + ",\"search\":{\"mode\":\"match\"}}")
                .toList();
        String listed = entries.isEmpty() ? "" : ",\"entry\":[" + String.join(",", entries) + "]";
        return Bytes.utf8(
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":" + rows.size() + listed + "}");
    }

    private ToldEvent told(Shown shown, Content content) {
        String focus = content == Content.EMPTY
                ? ""
                : shown.focus().map(version -> url(version.key().reference())).orElse("");
        return new ToldEvent(shown.event().number(), Date.from(shown.event().instant()), focus);
    }

    private String entry(StoredVersion focus, Content content) {
        String resource = content == Content.FULL_RESOURCE
                ? ",\"resource\":" + focus.body().asUtf8()
                : "";
        String reference = focus.key().reference();
        return "{\"fullUrl\":\"" + url(reference) + "\"" + resource
                + (focus.version() == 1 ? request("POST", focus.key().type(), "201") : request("PUT", reference, "200"))
                + "}";
    }

    private static String request(String method, String url, String status) {
        return ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"},\"response\":{\"status\":\""
                + status + "\"}";
    }

    private String url(String reference) {
        return address.fhir() + "/" + reference;
    }
}

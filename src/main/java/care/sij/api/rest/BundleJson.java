package care.sij.api.rest;

import care.sij.record.Bytes;
import care.sij.record.StoredVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/** Bundles of type searchset, history and collection, the stored bodies put in as they are. */
public final class BundleJson {

    /**
     * Where this page is, and where others are.
     *
     * @param others by their relation, in the order in which they are told
     */
    public record Links(String self, Map<String, String> others) {

        public Links(String self, Optional<String> next) {
            this(self, next.map(url -> Map.of("next", url)).orElse(Map.of()));
        }
    }

    /** What a search found, and what it returns beside that (R4 search.html#mode). */
    public record Found(List<StoredVersion> matches, List<StoredVersion> included) {}

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    private final String fhirBase;
    private String separator = ",\"entry\":[";

    private BundleJson(String type) {
        this.fhirBase = "";
        text("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\"");
    }

    private BundleJson(String fhirBase, String type, OptionalLong total, Links links) {
        this.fhirBase = fhirBase;
        text("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\"");
        total.ifPresent(number -> text(",\"total\":" + number));
        text(",\"link\":[{\"relation\":\"self\",\"url\":" + quoted(links.self) + "}");
        links.others.forEach(
                (relation, url) -> text(",{\"relation\":\"" + relation + "\",\"url\":" + quoted(url) + "}"));
        text("]");
    }

    public static Bytes searchset(String fhirBase, OptionalLong total, Links links, Found found, List<Bytes> outcomes) {
        BundleJson bundle = new BundleJson(fhirBase, "searchset", total, links);
        found.matches().forEach(match -> bundle.found(match, "match"));
        found.included().forEach(included -> bundle.found(included, "include"));
        outcomes.forEach(bundle::outcome);
        return bundle.end();
    }

    static Bytes history(String fhirBase, Links links, List<StoredVersion> versions) {
        BundleJson bundle = new BundleJson(fhirBase, "history", OptionalLong.empty(), links);
        versions.forEach(bundle::version);
        return bundle.end();
    }

    /** Resources as they were at an instant, which is the timestamp; what was erased is told by the outcome alone. */
    static Bytes collection(
            String fhirBase, Instant instant, Links links, List<StoredVersion> versions, Optional<Bytes> erased) {
        BundleJson bundle = new BundleJson(fhirBase, "collection", OptionalLong.empty(), links);
        bundle.text(",\"timestamp\":\"" + MILLISECONDS.format(instant) + "\"");
        versions.stream().filter(version -> version.body().length() > 0).forEach(bundle::resource);
        erased.ifPresent(bundle::resource);
        return bundle.end();
    }

    /** The answers to a transaction or a batch, in the order of its entries. */
    static Bytes answers(String type, List<EntryAnswer> answers) {
        BundleJson bundle = new BundleJson(type);
        answers.forEach(bundle::answer);
        return bundle.end();
    }

    private void answer(EntryAnswer answer) {
        text(separator + "{");
        answer.resource().ifPresent(resource -> {
            text("\"resource\":");
            body(resource);
            text(",");
        });
        text("\"response\":{\"status\":\"" + answer.httpStatus() + "\"");
        answer.location().ifPresent(location -> text(",\"location\":" + quoted(location)));
        answer.version()
                .ifPresent(version -> text(",\"etag\":" + quoted(FhirResponses.etag(version)) + ",\"lastModified\":\""
                        + MILLISECONDS.format(version.instant()) + "\""));
        answer.outcome().ifPresent(outcome -> {
            text(",\"outcome\":");
            body(outcome);
        });
        text("}}");
        separator = ",";
    }

    private void found(StoredVersion version, String mode) {
        text(separator + "{\"fullUrl\":" + quoted(fhirBase + "/" + version.key().reference()) + ",\"resource\":");
        body(version.body());
        text(",\"search\":{\"mode\":\"" + mode + "\"}}");
        separator = ",";
    }

    private void resource(StoredVersion version) {
        text(separator + "{\"fullUrl\":" + quoted(fhirBase + "/" + version.key().reference()) + ",\"resource\":");
        body(version.body());
        text("}");
        separator = ",";
    }

    private void resource(Bytes resource) {
        text(separator + "{\"resource\":");
        body(resource);
        text("}");
        separator = ",";
    }

    private void outcome(Bytes outcome) {
        text(separator + "{\"resource\":");
        body(outcome);
        text(",\"search\":{\"mode\":\"outcome\"}}");
        separator = ",";
    }

    /** An entry of a history (R4 http.html#history): deletions and erased versions have no resource. */
    private void version(StoredVersion version) {
        String reference = version.key().reference();
        text(separator + "{\"fullUrl\":" + quoted(fhirBase + "/" + reference));
        if (version.body().length() > 0) {
            text(",\"resource\":");
            body(version.body());
        }
        Map<String, String> request = switch (version.interaction()) {
            case CREATE -> Map.of("method", "POST", "url", version.key().type());
            case UPDATE -> Map.of("method", "PUT", "url", reference);
            case DELETE -> Map.of("method", "DELETE", "url", reference);
        };
        String status = switch (version.interaction()) {
            case CREATE -> "201";
            case UPDATE -> "200";
            case DELETE -> "204";
        };
        text(",\"request\":" + JSON.writeValueAsString(request) + ",\"response\":{\"status\":\"" + status
                + "\",\"etag\":" + quoted(FhirResponses.etag(version)) + ",\"lastModified\":\""
                + MILLISECONDS.format(version.instant()) + "\"}}");
        separator = ",";
    }

    private Bytes end() {
        text(separator.equals(",") ? "]}" : "}");
        return Bytes.of(out.toByteArray());
    }

    private void body(Bytes body) {
        try {
            body.writeTo(out);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}

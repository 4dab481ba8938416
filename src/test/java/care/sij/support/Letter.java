package care.sij.support;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message to be changed before it is sent. */
public final class Letter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Journey.Message message;
    private final ObjectNode bundle;

    private Letter(Journey.Message message) {
        this.message = message;
        this.bundle = (ObjectNode) JSON.readTree(message.json());
    }

    public static Letter from(Journey.Message message) {
        return new Letter(message);
    }

    /** As a new message: header and bundle get other ids. */
    public Letter renewed(String salt) {
        renew(bundle, salt);
        renew(header(), salt);
        return this;
    }

    public Letter renewedBundleOnly(String salt) {
        renew(bundle, salt);
        return this;
    }

    public Letter renewedHeaderOnly(String salt) {
        renew(header(), salt);
        return this;
    }

    public Letter dated(String timestamp) {
        bundle.put("timestamp", timestamp);
        return this;
    }

    public Letter telling(String event) {
        ((ObjectNode) header().path("eventCoding")).put("code", event);
        return this;
    }

    /** Changes every resource of a type. */
    public Letter each(String type, Consumer<ObjectNode> change) {
        resources(type).forEach(change);
        return this;
    }

    /** Adds an entry. */
    public Letter with(String fullUrl, ObjectNode resource) {
        ((ArrayNode) bundle.path("entry")).addObject().put("fullUrl", fullUrl).set("resource", resource);
        return this;
    }

    /** Leaves out every entry but those of these types. */
    public Letter keeping(String... types) {
        List<String> kept = List.of(types);
        ((ArrayNode) bundle.path("entry"))
                .removeIf(entry -> !kept.contains(
                        entry.path("resource").path("resourceType").asString()));
        return this;
    }

    /** Changes the text of the whole message. */
    public Letter replacing(String text, String by) {
        return new Letter(new Journey.Message(message.client(), message.event(), json().replace(text, by)));
    }

    /** As a sender with a FHIR server writes it: each entry has its URL there, and is referred to by it. */
    public Letter at(String base) {
        for (JsonNode entry : bundle.path("entry")) {
            ((ObjectNode) entry.path("resource")).put("id", uuid(entry));
        }
        String text = json();
        for (JsonNode entry : bundle.path("entry")) {
            String type = entry.path("resource").path("resourceType").asString();
            text = text.replace(
                    "\"urn:uuid:" + uuid(entry) + "\"", "\"" + base + "/" + type + "/" + uuid(entry) + "\"");
        }
        return new Letter(new Journey.Message(message.client(), message.event(), text));
    }

    private static String uuid(JsonNode entry) {
        return entry.path("fullUrl").asString().substring("urn:uuid:".length());
    }

    public Stream<ObjectNode> resources(String type) {
        return StreamSupport.stream(bundle.path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString().equals(type))
                .map(ObjectNode.class::cast);
    }

    public Journey.Message message() {
        return new Journey.Message(message.client(), message.event(), json());
    }

    private String json() {
        return JSON.writeValueAsString(bundle);
    }

    private ObjectNode header() {
        JsonNode first = bundle.path("entry").path(0).path("resource");
        return (ObjectNode) first;
    }

    private static void renew(ObjectNode resource, String salt) {
        byte[] name = (resource.path("id").asString() + salt).getBytes(StandardCharsets.UTF_8);
        resource.put("id", UUID.nameUUIDFromBytes(name).toString());
    }
}

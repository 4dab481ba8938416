package care.sij.support;

import care.sij.fhir.ResourceIds;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a message tells, written as a transaction instead: what the partner has of its own, new or again; what is the
 * other side's is referred to.
 */
public final class RestTelling {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MRN = "http://demo-hospital.example.org/mrn";

    private final Journey journey;
    private final DemoPartner auditor;

    public RestTelling(Journey journey, DemoPartner auditor) {
        this.journey = journey;
        this.auditor = auditor;
    }

    /** Tells the whole journey, message by message, each as a transaction of its sender. */
    public void tellAll() {
        journey.messages().forEach(this::tell);
    }

    public void tell(Journey.Message message) {
        JsonNode transaction = transaction(message);
        RestCall.Got got = RestCall.post(WholeService.partner(message.client()), "", transaction);
        if (got.status() != 200) {
            throw new AssertionError(message.event() + " was answered " + got.status() + " " + got.text());
        }
    }

    /** The message's facts as a transaction. */
    public ObjectNode transaction(Journey.Message message) {
        Map<String, String> known = new HashMap<>();
        ArrayNode written = JSON.createArrayNode();
        for (JsonNode entry : JSON.readTree(message.json()).path("entry")) {
            ObjectNode resource = (ObjectNode) entry.path("resource");
            String type = resource.path("resourceType").asString();
            if (type.equals("MessageHeader")) {
                continue;
            }
            String id = id(type, resource);
            if (isTheOthers(message.client(), type, resource)) {
                known.put(entry.path("fullUrl").asString(), type + "/" + id);
                continue;
            }
            ObjectNode copy = written.addObject();
            copy.put("fullUrl", entry.path("fullUrl").asString());
            copy.set("resource", resource);
            ObjectNode request = copy.putObject("request");
            if (RestCall.get(auditor, "/" + type + "/" + id).status() == 200) {
                resource.put("id", id);
                request.put("method", "PUT").put("url", type + "/" + id);
            } else {
                request.put("method", "POST").put("url", type);
            }
        }
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "transaction");
        bundle.set("entry", written);
        String text = bundle.toString();
        for (Map.Entry<String, String> other : known.entrySet()) {
            text = text.replace(other.getKey(), other.getValue());
        }
        return (ObjectNode) JSON.readTree(text);
    }

    private String id(String type, JsonNode resource) {
        if (type.equals("Patient")) {
            return ResourceIds.of(type, MRN, journey.patient());
        }
        JsonNode best = resource.path("identifier").path(0);
        return ResourceIds.of(
                type, best.path("system").asString(), best.path("value").asString());
    }

    /** The clinic knows the patient by the hospital; both sides write the referral's Task. */
    private static boolean isTheOthers(String client, String type, JsonNode resource) {
        if (type.equals("Patient")) {
            return client.equals("demo-clinic");
        }
        String system = resource.path("identifier").path(0).path("system").asString("");
        boolean another = system.contains("://demo-") && !system.contains("://" + client + ".");
        return another && !type.equals("Task");
    }
}

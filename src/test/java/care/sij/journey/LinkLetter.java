package care.sij.journey;

import care.sij.support.Journey;
import care.sij.support.Letter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages {@code sij-patient-link} about the patients of referral requests. */
public final class LinkLetter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> WITHOUT_FACTS =
            List.of("MessageHeader", "Patient", "Practitioner", "PractitionerRole", "Organization");

    private LinkLetter() {}

    /** That the patient of this request goes on in the stead of the other request's. */
    public static Journey.Message merge(Journey.Message goesOn, Journey.Message replaced, String dated) {
        return linking(
                goesOn,
                replaced,
                dated,
                entry -> entry.putArray("link")
                        .addObject()
                        .put("type", "replaced-by")
                        .putObject("other")
                        .put("reference", patientEntry(goesOn).path("fullUrl").asString()));
    }

    /** The patients of both requests, the second changed. */
    public static Journey.Message linking(
            Journey.Message first, Journey.Message second, String dated, Consumer<ObjectNode> change) {
        ObjectNode bundle =
                (ObjectNode) JSON.readTree(update(first, dated, patient -> {}).json());
        ObjectNode entry = (ObjectNode) patientEntry(second).deepCopy();
        ObjectNode patient = (ObjectNode) entry.path("resource");
        patient.remove("managingOrganization");
        ((ArrayNode) patient.path("identifier")).forEach(number -> ((ObjectNode) number).remove("assigner"));
        change.accept(patient);
        ((ArrayNode) bundle.path("entry")).add(entry);
        return message(first, JSON.writeValueAsString(bundle), dated + "|" + entry.path("fullUrl"));
    }

    /** What the hospital knows of the patient of this request now. */
    public static Journey.Message update(Journey.Message request, String dated, Consumer<ObjectNode> change) {
        String focus = patientEntry(request).path("fullUrl").asString();
        Journey.Message update = Letter.from(request)
                .telling("sij-patient-link")
                .keeping(WITHOUT_FACTS.toArray(String[]::new))
                .dated(dated)
                .each(
                        "MessageHeader",
                        header -> header.putArray("focus").addObject().put("reference", focus))
                .each("Patient", change)
                .message();
        return message(request, update.json(), dated);
    }

    private static Journey.Message message(Journey.Message like, String json, String salt) {
        return Letter.from(new Journey.Message(like.client(), "sij-patient-link", json))
                .renewed(salt)
                .message();
    }

    private static JsonNode patientEntry(Journey.Message message) {
        for (JsonNode entry : JSON.readTree(message.json()).path("entry")) {
            if (entry.path("resource").path("resourceType").asString().equals("Patient")) {
                return entry;
            }
        }
        throw new AssertionError("the message has no Patient");
    }
}

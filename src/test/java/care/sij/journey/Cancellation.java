package care.sij.journey;

import care.sij.support.Journey;
import care.sij.support.Letter;
import tools.jackson.databind.node.ObjectNode;

/** The two messages that cancel the referral of a journey. */
final class Cancellation {

    private Cancellation() {}

    /** The hospital asks: a Task of its own that names the referral's by the placer's number (exchange.md 2.3). */
    static Letter request(Journey journey) {
        return Letter.from(journey.messages().get(0))
                .keeping("MessageHeader", "Task", "Patient", "Practitioner", "PractitionerRole", "Organization")
                .each("Task", Cancellation::asRequest)
                .renewed("cancellation")
                .telling("sij-referral-cancel");
    }

    /** The clinic confirms. */
    static Letter confirmation(Journey journey) {
        return Letter.from(journey.messages().get(1))
                .each("Task", Cancellation::asConfirmed)
                .renewed("confirmation")
                .telling("sij-cancel-confirm");
    }

    private static void asRequest(ObjectNode task) {
        ObjectNode number = (ObjectNode) task.path("identifier").path(0).deepCopy();
        number.remove("assigner");
        task.putObject("focus").put("type", "Task").set("identifier", number);
        task.putArray("identifier")
                .addObject()
                .put("system", "http://demo-hospital.example.org/cancellation")
                .put("value", "CANCEL-" + number.path("value").asString());
        task.put("status", "requested").remove("businessStatus");
        ((ObjectNode) task.path("code").path("coding").path(0))
                .put("code", "abort")
                .put("display", "Cancel Task");
    }

    private static void asConfirmed(ObjectNode task) {
        task.put("status", "cancelled");
        task.putObject("statusReason").put("text", "cancelled by the referring practice");
        ((ObjectNode) task.path("businessStatus").path("coding").path(0))
                .put("code", "6.0")
                .put("display", "Cancelled");
    }
}

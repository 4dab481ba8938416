package care.sij.journey;

import care.sij.fhir.ResourceIds;
import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.PlanPrint;
import care.sij.support.Recorded;
import care.sij.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One person whom a hospital knows by two numbers: a referral with a first block under the old one, and a second
 * referral with the second block under the new one.
 *
 * @param old the journey under the old number
 * @param current the journey under the new number
 */
public record TwoNumbers(String name, Journey old, Journey current) {

    public static final String MERGED_AT = "2023-10-01T09:00:00-04:00";
    private static final String MRN = "http://demo-hospital.example.org/mrn";

    public static TwoNumbers of(String purpose) {
        String name = "SYN-001-" + purpose;
        Journey old = Journey.named("J1").only(0, 1, 3, 6).about(name + "-old");
        Journey current = Journey.named("J1").only(0, 1, 8).about(name + "-new");
        return new TwoNumbers(
                name,
                old,
                new Journey(
                        current.patient(),
                        current.messages().stream().map(TwoNumbers::later).toList()));
    }

    /** Of two facts of one day and value the plan names either; here none are alike. */
    private static Journey.Message later(Journey.Message message) {
        Letter letter = Letter.from(message)
                .replacing("2023-06-19T", "2023-07-01T")
                .replacing("2023-06-20T", "2023-07-02T")
                .replacing("2023-01-16", "2023-02-16");
        return message.event().equals("sij-referral-request")
                ? letter.keeping(
                                "MessageHeader",
                                "Task",
                                "Patient",
                                "Practitioner",
                                "PractitionerRole",
                                "Organization",
                                "ServiceRequest",
                                "Condition",
                                "Coverage")
                        .message()
                : letter.message();
    }

    /** The same facts, all told under the new number. */
    public TwoNumbers underOne() {
        return new TwoNumbers(
                name,
                new Journey(
                        old.patient(),
                        old.messages().stream()
                                .map(message -> Letter.from(message)
                                        .replacing("\"" + old.patient() + "\"", "\"" + current.patient() + "\"")
                                        .replacing("\"C-" + old.patient() + "\"", "\"C-" + current.patient() + "\"")
                                        .message())
                                .toList()),
                current);
    }

    public Journey.Message merge() {
        return LinkLetter.merge(current.messages().get(0), old.messages().get(0), MERGED_AT);
    }

    public Journey.Message parting(String dated) {
        return LinkLetter.update(old.messages().get(0), dated, patient -> patient.put("active", true));
    }

    /** Tells everything of both journeys. */
    public TwoNumbers told() {
        old.messages().forEach(Answer::taken);
        current.messages().forEach(Answer::taken);
        return this;
    }

    public String oldPatient() {
        return ResourceIds.of("Patient", MRN, old.patient());
    }

    public String patient() {
        return ResourceIds.of("Patient", MRN, current.patient());
    }

    /** What the plans of the new number's Patient say, comparable with those of others. */
    public String print() {
        List<Journey.Message> all = new ArrayList<>(old.messages());
        all.addAll(current.messages());
        return print(new Journey(current.patient(), all));
    }

    /** What the plans of the old number's Patient say. */
    public String oldPrint() {
        return print(old);
    }

    private String print(Journey journey) {
        return PlanPrint.of(WholeService.partner("demo-auditor"), journey, journey.patient())
                .replace(name, "SYN-001");
    }

    public List<JsonNode> oldPlans() {
        return new Recorded(old).plans();
    }

    public List<JsonNode> plans() {
        return new Recorded(current).plans();
    }
}

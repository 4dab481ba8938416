package care.sij.audit;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.PlanTimeline.Order;
import care.sij.fhir.ResourceIds;
import care.sij.journey.TwoNumbers;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a timeline tells of persons who are told to be one, and to be two again. */
class LinkedTimelineIT {

    private static final DemoPartner AUDITOR = WholeService.partner("demo-auditor");
    private static final String LATER = "2023-11-01T09:00:00-04:00";

    private final TwoNumbers two = TwoNumbers.of("told-before").told();
    private final String block = "Procedure/"
            + ResourceIds.of(
                    "Procedure",
                    "http://demo-clinic.example.org/procedure",
                    "INJ-" + two.old().patient() + "-1");

    @Test
    void tellsWhatBecameKnownUnderTheOtherNumberAndWhatLeaves() {
        Instant learnt = Instant.parse(RestCall.get(AUDITOR, "/" + block)
                .json()
                .at("/meta/lastUpdated")
                .asString());
        Answer.taken(two.merge());

        assertThat(answered())
                .satisfiesExactly(
                        told -> {
                            assertThat(part(told, "kind")).containsExactly("added");
                            assertThat(part(told, "recorded"))
                                    .singleElement()
                                    .satisfies(text -> assertThat(
                                                    OffsetDateTime.parse(text).toInstant())
                                            .isEqualTo(learnt));
                            assertThat(part(told, "agent")).containsExactly("demo-clinic");
                            assertThat(part(told, "activity")).containsExactly("sij-injection-outcome");
                        },
                        moved -> {
                            assertThat(part(moved, "kind")).containsExactly("changed");
                            assertThat(part(moved, "agent")).containsExactly("demo-hospital");
                            assertThat(part(moved, "words"))
                                    .containsExactly("subject: was Patient/" + two.oldPatient() + ", is now Patient/"
                                            + two.patient());
                        });
        assertThat(changes(two.patient())).containsExactly("- > 1", "1 > 2");
        assertThat(changes(two.oldPatient())).containsExactly("- > 1", "1 > -");

        Answer.taken(two.parting(LATER));

        assertThat(changes(two.patient()))
                .as("what was never told of her is no longer told as hers")
                .containsExactly("- > 2", "2 > -");
        assertThat(changes(two.oldPatient())).containsExactly("- > 1", "1 > -", "- > 3");
    }

    /** Of the block: from which version to which. */
    private List<String> changes(String patient) {
        return WholeService.bean(PlanTimeline.class)
                .ofPatient(patient, Instant.now(), Visibility.EVERYTHING, Order.RECORDED)
                .stream()
                .filter(moment -> moment.version().key().reference().equals(block))
                .map(moment -> number(moment.before()) + " > " + number(moment.after()))
                .toList();
    }

    private static String number(Optional<StoredVersion> version) {
        return version.map(there -> Long.toString(there.version())).orElse("-");
    }

    /** The moments of the block in the plan of the number that goes on. */
    private List<JsonNode> answered() {
        String asked = "/CarePlan/" + two.plans().get(0).path("id").asString() + "/$timeline?until="
                + Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return Awaitility.await()
                .until(() -> RestCall.get(AUDITOR, asked), answer -> answer.status() != 503)
                .json()
                .path("parameter")
                .valueStream()
                .filter(moment -> Stream.of("before", "after")
                        .flatMap(name -> part(moment, name).stream())
                        .anyMatch(version -> version.startsWith(block + "/")))
                .toList();
    }

    private static List<String> part(JsonNode moment, String name) {
        return moment.path("part")
                .valueStream()
                .filter(part -> part.path("name").asString().equals(name))
                .flatMap(part -> part.properties().stream())
                .filter(value -> value.getKey().startsWith("value"))
                .map(value -> value.getValue().isObject()
                        ? value.getValue().path("reference").asString()
                        : value.getValue().asString())
                .toList();
    }
}

package care.sij.console.messages;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageBrowser.Asked;
import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey.Way;
import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * A hospital that refuses the first message about its patient, which is therefore set aside; the patient's name is as
 * hostile as names can be.
 */
record RefusedLetter(SimulatedPartner endpoint, Registered hospital, String id, Journey journey)
        implements AutoCloseable {

    static final String SCRIPT = "<script>alert(1)</script>";
    static final String RIGHT_TO_LEFT = "\u05e9\u05dc\u05d5\u05dd";
    static final String LONG = "x".repeat(5_000);

    static RefusedLetter told(String word) {
        SimulatedPartner endpoint = SimulatedPartner.start();
        String id = word + "-hospital";
        Registered hospital = Registered.as("hospital", id, delivery(endpoint, ""));
        Journey journey = Journey.named("J1").about("SYN-001-" + word);
        endpoint.answersFirst(journey.patient(), aResponse().withStatus(422));
        send(hospital, journey, 0, id);
        send(hospital, journey, 1, "demo-clinic");
        RefusedLetter letter = new RefusedLetter(endpoint, hospital, id, journey);
        letter.awaited(Standing.DEAD);
        return letter;
    }

    private static String delivery(SimulatedPartner endpoint, String withheld) {
        return "delivery:\n  endpoint: " + endpoint.endpoint() + "\n  events: [sij-referral-response]\n"
                + "  withheld-types: [" + withheld + "]\n";
    }

    /** From now on the hospital is never sent resources of this type; of all when it is empty. */
    void withholding(String type) {
        hospital.change(delivery(endpoint, type));
    }

    private static void send(Registered hospital, Journey journey, int place, String sender) {
        String json = hospital.said(journey.messages().get(place))
                .replace("\"family\": \"Synthetica-One\"", "\"family\": \"" + SCRIPT + RIGHT_TO_LEFT + "\"")
                .replace("\"12 Sample Street\"", "\"" + LONG + "\"");
        String code = Answer.of(
                        (sender.equals("demo-clinic") ? WholeService.partner(sender) : hospital.partner()).send(json))
                .code();
        if (!code.equals("ok")) {
            throw new IllegalStateException("not taken: " + code);
        }
    }

    /** The newest message to the hospital, as soon as it stands so. */
    Line awaited(Standing standing) {
        return Awaitility.await()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(20))
                .until(() -> lines(Way.OUT, Optional.of(standing)), lines -> !lines.isEmpty())
                .get(0);
    }

    List<Line> lines(Way way, Optional<Standing> standing) {
        return WholeService.bean(MessageBrowser.class)
                .page(
                        new Asked(
                                Optional.of(id),
                                Optional.of(way),
                                Optional.empty(),
                                standing,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        10)
                .lines();
    }

    @Override
    public void close() {
        hospital.withdraw();
        endpoint.close();
    }
}

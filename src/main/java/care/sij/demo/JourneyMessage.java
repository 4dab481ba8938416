package care.sij.demo;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One message of a synthetic journey, as the virtual partner sends it.
 *
 * @param journey the journey's name, {@code J1}
 * @param number its place in the journey, from 1
 * @param of how many messages the journey has
 * @param client the demo client that submits it
 * @param event the code of its event
 * @param body the message Bundle in FHIR JSON
 */
public record JourneyMessage(String journey, int number, int of, String client, String event, String body) {

    private static final Pattern FILE =
            Pattern.compile("(?<journey>J\\d+)/(?<number>\\d{2})-(?<client>demo-[a-z]+)-(?<event>sij-[a-z-]+)\\.json$");

    /**
     * Reads the place and the sender from the end of the file's path, {@code J1/01-demo-hospital-sij-….json}.
     *
     * @throws IllegalArgumentException when the name has another shape
     */
    static JourneyMessage named(String path, int of, String body) {
        Matcher name = FILE.matcher(path);
        if (!name.find()) {
            throw new IllegalArgumentException("not the name of a journey's message: " + path);
        }
        return new JourneyMessage(
                name.group("journey"),
                Integer.parseInt(name.group("number")),
                of,
                name.group("client"),
                name.group("event"),
                body);
    }

    /** Names the message for the log: no patient data. */
    String label() {
        return "%s %02d/%02d %s %s".formatted(journey, number, of, client, event);
    }

    boolean last() {
        return number == of;
    }
}

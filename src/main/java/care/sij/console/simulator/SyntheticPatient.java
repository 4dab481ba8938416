package care.sij.console.simulator;

import care.sij.demo.JourneyMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Another synthetic patient who walks a journey: every number of the patient and every id is another, and its security
 * label says that nobody is meant.
 *
 * @param word what its numbers end in
 */
record SyntheticPatient(String word) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int LENGTH = 8;

    /** Somebody new. */
    static SyntheticPatient fresh() {
        return new SyntheticPatient(
                "sim-" + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH));
    }

    /** Its number at the demo's hospital when it walks this journey. */
    String number(JourneyMessage message) {
        return original(message) + "-" + word;
    }

    /** The message as it is told about this patient; the same each time. */
    String told(JourneyMessage message) {
        String number = number(message);
        return ID.matcher(message.body().replace(original(message), number))
                .replaceAll(id -> UUID.nameUUIDFromBytes((number + id.group()).getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    private static String original(JourneyMessage message) {
        return "SYN-00" + message.journey().substring(1);
    }
}

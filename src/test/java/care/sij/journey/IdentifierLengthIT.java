package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.Journey;
import care.sij.support.Letter;
import care.sij.support.Recorded;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** System and value of an identifier have at most 255 characters each, wherever it stands. */
class IdentifierLengthIT {

    private static final int LONGEST = 255;
    private static final String MRN = "http://demo-hospital.example.org/mrn";
    /** Three bytes in UTF-8: what is counted are characters. */
    private static final String PADDING = "\u4e00";

    @ParameterizedTest
    @ValueSource(strings = {"OBS", "COND", "REF", "DOC"})
    void takesValuesUpTo255Characters(String kind) {
        Journey.Message longest = request("long-" + kind, value -> padded(value, kind, LONGEST));
        Answer.taken(longest);
        Journey.Message tooLong = request("longer-" + kind, value -> padded(value, kind, LONGEST + 1));
        assertRefused("longer-" + kind, Answer.to(tooLong));
    }

    @ParameterizedTest
    @ValueSource(ints = {LONGEST, LONGEST + 1, 100_000})
    void takesAMedicalRecordNumberUpTo255Characters(int length) {
        String purpose = "mrn-" + length;
        Journey.Message request = request(
                purpose,
                json -> json.replace(
                        "\"SYN-001-" + purpose + "\"", "\"" + filled("SYN-001-" + purpose, length) + "\""));
        Answer answer = Answer.to(request);
        assertThat(answer.code()).isEqualTo(length == LONGEST ? "ok" : "fatal-error");
    }

    @ParameterizedTest
    @ValueSource(ints = {LONGEST, LONGEST + 1})
    void takesSystemsUpTo255Characters(int length) {
        String purpose = "system-" + length;
        Journey.Message request =
                request(purpose, json -> json.replace("\"" + MRN + "\"", "\"" + filled(MRN + "/", length) + "\""));
        assertThat(Answer.to(request).code()).isEqualTo(length == LONGEST ? "ok" : "fatal-error");
    }

    @Test
    void waitsForAFactOfTheLongestNumber() {
        Answer answer = Answer.to(awaiting("awaited", LONGEST, "Procedure"));
        assertThat(answer.rules()).containsExactly("PROXY_PARKED");
    }

    /** Nobody could ever state what the message would wait for. */
    @ParameterizedTest
    @ValueSource(ints = {LONGEST + 1, 100_000})
    void waitsForNoFactOfALongerNumber(int length) {
        Answer answer = Answer.to(awaiting("awaited-" + length, length, "Procedure"));
        assertThat(answer.code()).isEqualTo("fatal-error");
        assertThat(answer.outcome().toString()).contains("identifier", "255");
    }

    @Test
    void waitsForNoTypeThatFhirDoesNotHave() {
        Answer answer = Answer.to(awaiting("awaited-type", 40, "Procedure".repeat(10_000)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.rules()).doesNotContain("PROXY_PARKED");
    }

    /** A message with a reading taken around an injection that was never told. */
    private static Journey.Message awaiting(String purpose, int length, String type) {
        Journey journey = Journey.named("J1").about("SYN-001-" + purpose);
        journey.messages().subList(0, 2).forEach(Answer::taken);
        return Letter.from(journey.messages().get(3))
                .each(
                        "Observation",
                        finding -> finding.putArray("partOf")
                                .addObject()
                                .put("type", type)
                                .putObject("identifier")
                                .put("system", "http://demo-clinic.example.org/injection")
                                .put("value", filled("INJ", length)))
                .message();
    }

    private static void assertRefused(String purpose, Answer answer) {
        assertThat(answer.code()).isEqualTo("fatal-error");
        assertThat(answer.outcome().toString()).contains(".identifier", "255");
        assertThat(new Recorded(Journey.named("J1").about("SYN-001-" + purpose)).plans())
                .isEmpty();
    }

    private static Journey.Message request(String purpose, UnaryOperator<String> change) {
        Journey.Message request =
                Journey.named("J1").about("SYN-001-" + purpose).messages().get(0);
        return new Journey.Message(request.client(), request.event(), change.apply(request.json()));
    }

    /** Every number of that kind made as long as asked. */
    private static String padded(String json, String kind, int length) {
        return json.lines()
                .map(line -> line.matches("\\s*\"value\": \"" + kind + "-SYN.*") ? padded(line, length) : line)
                .reduce("", (all, line) -> all + line + "\n");
    }

    private static String padded(String line, int length) {
        String value = line.replaceAll(".*\"value\": \"([^\"]*)\".*", "$1");
        return line.replace(value, filled(value, length));
    }

    private static String filled(String start, int length) {
        return start + PADDING.repeat(length - start.length());
    }
}

package care.sij.exchange.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not there any more when it is read back. */
class DroppedTest {

    @ParameterizedTest(name = "{0} | {1} -> {2}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {
                "'a':1 ! 'a':1,'b':2 ! ~~",
                "'a':1 ! 'b':2 ! T.a",
                "'a':{'b':1,'c':2} ! 'a':{'b':1} ! T.a.c",
                "'a':[{'b':1},{'b':2}] ! 'a':[{'b':2},{'b':1}] ! ~~",
                "'a':[{'b':1,'c':1},{'b':2}] ! 'a':[{'b':2},{'b':1}] ! T.a.c",
                "'a':['x'] ! 'a':[] ! T.a",
                "'a':'x' ! 'a':'y' ! T.a",
                "'a':1.0 ! 'a':1 ! ~~",
                "'a':'2023-06-26T13:05:00-04:00' ! 'a':'2023-06-26T17:05:00Z' ! ~~",
                "'a':'2023-06-26' ! 'a':'2023-06-27' ! T.a",
                "'a':'Patient/1' ! 'a':'https://e.example/fhir/Patient/1' ! ~~",
                "'a':'Patient/1' ! 'a':'https://e.example/fhir/Patient/11' ! T.a",
                "'id':'1','text':{'x':1} ! 'id':'2' ! ~~"
            })
    void isNamedByItsPath(String sent, String read, String paths) {
        assertThat(String.join(" ", Dropped.paths(AnswerJson.read(json(sent)), AnswerJson.read(json(read)))))
                .isEqualTo(paths);
    }

    private static byte[] json(String content) {
        String text = "{'resourceType':'T'," + content + "}";
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}

package care.sij.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class V2TimesTest {

    private static final V2Times TIMES = new V2Times(ZoneId.of("America/New_York"));

    @ParameterizedTest
    @CsvSource({
        "2024, 2024",
        "202403, 2024-03",
        "20240305, 2024-03-05",
        "2024030514, 2024-03-05T14:00:00-05:00",
        "202403051415, 2024-03-05T14:15:00-05:00",
        "20240705141530, 2024-07-05T14:15:30-04:00",
        "20240305141530.1234+0100, 2024-03-05T14:15:30.123+01:00",
        "202403051415+0000, 2024-03-05T14:15:00+00:00"
    })
    void areAsPreciseAsTheyAreTold(String told, String meant) {
        assertThat(TIMES.time(field(told)).map(DateTimeType::getValueAsString)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-05", "20241305", "20240230", "2024030525", "yesterday", "20240305 1415"})
    void areRefusedWhenTheyAreNone(String told) {
        assertThatExceptionOfType(V2Refused.class)
                .isThrownBy(() -> TIMES.time(field(told)))
                .satisfies(refused -> assertThat(refused.errors().get(0).text()).doesNotContain(told));
    }

    private static V2Field field(String told) {
        String text = "MSH|^~\\&|||||" + told + "||ADT^A08|1|P|2.5.1";
        return new V2Reader(StandardCharsets.UTF_8)
                .read(Bytes.utf8(text))
                .header()
                .field(7);
    }
}

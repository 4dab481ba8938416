package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OurEraTest {

    @ParameterizedTest
    @CsvSource({"1899,false", "1900,true", "9999,true", "10000,false", "-1,false"})
    void holdsTheYearsThatSomebodyMeans(int year, boolean held) {
        assertThat(OurEra.holds(year)).isEqualTo(held);
    }
}

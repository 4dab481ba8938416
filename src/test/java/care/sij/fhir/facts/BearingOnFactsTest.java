package care.sij.fhir.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions make plans be derived again. */
class BearingOnFactsTest {

    private static final String SMOKING = """
            {"resourceType":"Observation","id":"o1","status":"%s","effectiveDateTime":"2024-01-01",
             "code":{"coding":[{"system":"@loinc","code":"%s"}]},
             "valueCodeableConcept":{"coding":[{"system":"@sct","code":"266919005"}]}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            final            | 72166-2 | 1 | PARTNER   | true
            final            | 72166-2 | 2 | PARTNER   | true
            final            | 72166-2 | 1 | PROJECTED | false
            entered-in-error | 72166-2 | 1 | PARTNER   | false
            entered-in-error | 72166-2 | 2 | PARTNER   | true
            final            | 2345-7  | 1 | PARTNER   | false
            final            | 2345-7  | 2 | PARTNER   | true
            """)
    void anObservationOfThePathwayOrOneThatMayHaveBeen(
            String status, String code, long version, Origin origin, boolean bears) {
        assertThat(Told.bears(SMOKING.replace("@loinc", "@loinc").formatted(status, code), version, origin))
                .isEqualTo(bears);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "resourceType":"DocumentReference","status":"current"                                              | false
            "resourceType":"Coverage","status":"active","payor":[{"reference":"Organization/payer"}]           | true
            "resourceType":"Patient","birthDate":"1970-01-01"                                                  | false
            "resourceType":"Patient","deceasedDateTime":"2024-02-01"                                           | true
            """)
    void aResourceThatTellsSomethingOfThePatientOrOfAnother(String content, boolean bears) {
        assertThat(Told.bears("{\"id\":\"r1\"," + content + "}", 1, Origin.PARTNER))
                .isEqualTo(bears);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false"})
    void noVersionOfATypeThatNothingIsTakenFrom(long version, boolean bears) {
        assertThat(Told.bears(
                        "{\"resourceType\":\"DocumentReference\",\"id\":\"d1\",\"status\":\"current\"}",
                        version,
                        Origin.PARTNER))
                .isEqualTo(bears);
    }
}

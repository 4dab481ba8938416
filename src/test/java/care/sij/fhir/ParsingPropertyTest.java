package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ParsingPropertyTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final String CANARY = "Kanarienvogel";
    private static final String GOOD = """
            {"resourceType":"Bundle","type":"message","entry":[{"fullUrl":"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0",\
            "resource":{"resourceType":"Patient","id":"a","active":true,"name":[{"family":"Kanarienvogel",\
            "given":["A","B"],"_given":[null,{"id":"x"}]}],"birthDate":"1970-01-01","multipleBirthInteger":2,\
            "contained":[{"resourceType":"Observation","id":"c","valueQuantity":{"value":1.50,"unit":"mm"}}]}}]}""";

    @Property(tries = 400)
    void anyBytesGiveAResourceOrARefusal(@ForAll byte[] body) {
        assertThat(JSON.parse(body, ParseLimits.MESSAGE)).isNotNull();
    }

    @Property(tries = 1500)
    void aDamagedMessageGivesAResourceOrARefusalWithoutItsValues(@ForAll("damaged") String body) {
        String text = JSON.parse(body.getBytes(StandardCharsets.UTF_8), ParseLimits.MESSAGE)
                .fold(resource -> "", refusal -> refusal.location() + refusal.remedy());

        assertThat(text).doesNotContain(CANARY);
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<Integer> at = Arbitraries.integers().between(0, GOOD.length() - 1);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 30);
        Arbitrary<String> replacement = Arbitraries.of(List.of(
                "",
                "\"",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "true",
                "1",
                "-1e5",
                "\"x\"",
                "\\u0000",
                "id",
                "\"Kanarien vogel\":1,",
                "\"" + CANARY + "\""));
        return at.flatMap(start -> length.flatMap(count -> replacement.map(
                text -> GOOD.substring(0, start) + text + GOOD.substring(Math.min(GOOD.length(), start + count)))));
    }
}

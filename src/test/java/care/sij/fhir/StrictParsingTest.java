package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ParseRefusal.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictParsingTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final FhirXml XML = new FhirXml(FhirR4.context());

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {"resourceType":"Patient","gender":"male","gender":"female"} ~ DUPLICATE_PROPERTY ~ gender
            {"resourceType":"Patient","name":[{"family":"Canary","family":"B"}]} ~ DUPLICATE_PROPERTY ~ name[0].family
            {"resourceType":"Patient","shoeSize":43} ~ UNKNOWN_ELEMENT ~ Patient.shoeSize
            {"resourceType":"Patient","name":[{"family":"A"},{"canary canary":"B"}]} ~ UNKNOWN_ELEMENT ~ Patient.name[1].?
            {"resourceType":"Patient","name":{"family":"Canary"}} ~ WRONG_SHAPE ~ Patient.name
            {"resourceType":"Patient","birthDate":["2000-01-01"]} ~ WRONG_SHAPE ~ Patient.birthDate
            {"resourceType":"Patient","active":"true"} ~ WRONG_SHAPE ~ Patient.active
            {"resourceType":"Patient","birthDate":null} ~ WRONG_SHAPE ~ birthDate
            {"resourceType":"Patient","birthDate":"canary"} ~ INVALID_VALUE ~ Patient.birthDate
            {"resourceType":"Patient","birthDate":"2001-02-30"} ~ INVALID_VALUE ~ Patient.birthDate
            {"resourceType":"Patient","gender":"canary"} ~ INVALID_VALUE ~ Patient.gender
            {"resourceType":"Patient","name":[{"family":""}]} ~ INVALID_VALUE ~ Patient.name[0].family
            {"resourceType":"Observation","valueQuantity":{"value":1e99999}} ~ INVALID_VALUE ~ valueQuantity.value
            {"resourceType":"Canary"} ~ UNKNOWN_TYPE ~ ?
            {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Canary"}}]} ~ UNKNOWN_TYPE ~ Bundle.entry[0].resource
            {"resourceType":"Bundle","entry":[{"resource":{"id":"1"}}]} ~ NOT_A_RESOURCE ~ Bundle.entry[0].resource
            {"resourceType":"Patient"} {} ~ TRAILING_CONTENT ~ $
            {"resourceType":"Patient"}x ~ TRAILING_CONTENT ~ $
            {"resourceType":"Patient" ~ MALFORMED ~ $
            {"a":1} ~ NOT_A_RESOURCE ~ $
            [] ~ NOT_A_RESOURCE ~ $
            17 ~ NOT_A_RESOURCE ~ $
            not json ~ MALFORMED ~ $
            {"resourceType":"Patient","id":"a\\u0000b"} ~ ILLEGAL_CHARACTER ~ id
            {"resourceType":"Patient","id":"\\ud800"} ~ ILLEGAL_CHARACTER ~ id
            {"resourceType":"Patient","\\udc00\\ud800":1} ~ ILLEGAL_CHARACTER ~ ?
            """)
    void refusesJsonWithReasonAndPlace(String body, Reason reason, String location) {
        assertThat(refusal(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(new ParseRefusal(reason, location));
    }

    @Test
    void readsTypeWhereverItStandsInTheObject() {
        String body = "{\"entry\":[{\"resource\":{\"id\":\"p\",\"resourceType\":\"Patient\"}}],\"type\":\"message\","
                + "\"resourceType\":\"Bundle\"}";

        assertThat(JSON.parse(body.getBytes(StandardCharsets.UTF_8), ParseLimits.MESSAGE, Bundle.class)
                        .fold(bundle -> bundle.getEntryFirstRep().getResource().fhirType(), ParseRefusal::toString))
                .isEqualTo("Patient");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"profile/profiles-types.xml", "extension/extension-definitions.xml", "valueset/v2-tables.xml"})
    void readsTheSpecificationsOwnDefinitionsInBothFormats(String definitions) throws IOException {
        byte[] xml = FhirR4.class
                .getResourceAsStream("/org/hl7/fhir/r4/model/" + definitions)
                .readAllBytes();

        Bundle read = XML.parse(xml, ParseLimits.TRANSACTION, Bundle.class).fold(bundle -> bundle, refused -> {
            throw new AssertionError(refused.toString());
        });

        assertThat(JSON.parse(JSON.encode(read).toArray(), ParseLimits.TRANSACTION)
                        .fold(Resource::fhirType, ParseRefusal::toString))
                .isEqualTo("Bundle");
    }

    @Test
    void refusesThreeThousandLevels() {
        String body = "{\"resourceType\":\"Patient\",\"x\":" + "[".repeat(3000) + "]".repeat(3000) + "}";

        assertThat(refusal(body.getBytes(StandardCharsets.UTF_8)).reason()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void refusesMoreBytesThanTheLimit() {
        byte[] body = "{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(reason(JSON.parse(body, new ParseLimits(10, 1000, 64, 10)))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void refusesMoreValuesThanTheMemoryHolds() {
        byte[] body =
                "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"a\",\"b\"]}]}".getBytes(StandardCharsets.UTF_8);
        ParseLimits sevenValues = new ParseLimits(1000, 7 * 34, 64, 10);
        ParseLimits fiveValues = new ParseLimits(1000, 5 * 34, 64, 10);

        assertThat(reason(JSON.parse(body, fiveValues))).isEqualTo(Reason.TOO_MANY_VALUES);
        assertThat(JSON.parse(body, sevenValues)).isInstanceOf(ParseOutcome.Parsed.class);
    }

    @Test
    void refusesMoreEntriesThanTheLimit() {
        byte[] body = "{\"resourceType\":\"Bundle\",\"entry\":[{},{},{}]}".getBytes(StandardCharsets.UTF_8);

        assertThat(reason(JSON.parse(body, new ParseLimits(1000, 1000, 64, 2)))).isEqualTo(Reason.TOO_MANY_ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-32"})
    void refusesOtherCharacterSets(String charset) {
        byte[] body =
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Jürgens\"}]}".getBytes(Charset.forName(charset));

        assertThat(refusal(body).reason()).isIn(Reason.NOT_UTF8, Reason.MALFORMED);
    }

    @Test
    void refusesAByteOrderMark() {
        assertThat(refusal("\uFEFF{\"resourceType\":\"Patient\"}".getBytes(StandardCharsets.UTF_8))
                        .reason())
                .isEqualTo(Reason.NOT_UTF8);
    }

    @Test
    void refusesAnotherTypeThanAskedFor() {
        byte[] body = "{\"resourceType\":\"Patient\",\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(reason(JSON.parse(body, ParseLimits.MESSAGE, Bundle.class))).isEqualTo(Reason.UNEXPECTED_TYPE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Patient xmlns="http://hl7.org/fhir"/> ~ DTD_OR_ENTITY
            <!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Patient xmlns="http://hl7.org/fhir"><id value="&b;"/></Patient> ~ DTD_OR_ENTITY
            <?canary x?><Patient xmlns="http://hl7.org/fhir"/> ~ DTD_OR_ENTITY
            <?xml version="1.0" encoding="ISO-8859-1"?><Patient xmlns="http://hl7.org/fhir"/> ~ NOT_UTF8
            <Patient/> ~ NOT_A_RESOURCE
            <Patient xmlns="http://hl7.org/fhir"><shoeSize value="1"/></Patient> ~ UNKNOWN_ELEMENT
            <Patient xmlns="http://hl7.org/fhir"><birthDate value="canary"/></Patient> ~ INVALID_VALUE
            <Observation xmlns="http://hl7.org/fhir"><valueQuantity><value value="1e999999999"/></valueQuantity></Observation> ~ INVALID_VALUE
            <Patient xmlns="http://hl7.org/fhir"> ~ MALFORMED
            <Patient xmlns="http://hl7.org/fhir"/><a/> ~ MALFORMED
            """)
    void refusesXmlWithReason(String body, Reason reason) {
        assertThat(reason(XML.parse(body.getBytes(StandardCharsets.UTF_8), ParseLimits.MESSAGE, Resource.class)))
                .isEqualTo(reason);
    }

    private static ParseRefusal refusal(byte[] body) {
        return JSON.parse(body, ParseLimits.MESSAGE)
                .fold(
                        read -> {
                            throw new AssertionError("was read");
                        },
                        refused -> refused);
    }

    private static Reason reason(ParseOutcome<?> outcome) {
        return outcome.fold(
                read -> {
                    throw new AssertionError("was read");
                },
                ParseRefusal::reason);
    }
}
